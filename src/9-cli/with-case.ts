import { openCase, openExistingCase, type CaseFolder } from '#store'

import { Usage, type Options } from './options.ts'

/** Opens a case, made if absent, for one piece of work, and closes it whatever happens. */
export async function withCase<Result>(folder: string, work: (opened: CaseFolder) => Promise<Result>): Promise<Result> {
  const opened = openCase(folder)
  try {
    return await work(opened)
  } finally {
    opened.close()
  }
}

/** Opens a case that must be there, for one piece of work, and closes it whatever happens. */
export function withExistingCase<Result>(folder: string, work: (opened: CaseFolder) => Result): Result {
  const opened = openExistingCase(folder)
  try {
    return work(opened)
  } finally {
    opened.close()
  }
}

/** The one case that a verb is asked about. */
export function caseNamed(verb: string, { words }: Options): string {
  const [folder, ...more] = words
  if (folder === undefined) throw new Usage(`${verb} needs a case. Try: turncoat ${verb} our-case`)
  if (more.length > 0)
    throw new Usage(`${verb} takes one case, and “${more.join(' ')}” is more. Try: turncoat ${verb} ${folder}`)
  return folder
}
