import { openCase, openExistingCase, type CaseFolder } from '#store'

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
