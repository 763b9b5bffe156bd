/** What was said in public, with the clauses that a reader should part, and what the material of the sample bears out. */

/** One clause of a statement: its words, and how it stands against everything in the sample. */
export interface Clause {
  readonly words: string
  readonly verdict: 'supported' | 'contradicted' | 'over-claimed' | 'not in evidence'
  readonly because: string
}

/** A statement as it was published. */
export interface Statement {
  readonly file: string
  readonly speaker: string
  readonly role: string
  readonly date: string
  readonly where: string
  readonly text: string
  readonly clauses: readonly Clause[]
}

/** Five voices, in order of time. */
export const STATEMENTS: readonly Statement[] = [
  {
    file: 'campaign.txt',
    speaker: 'Harbour for Governor',
    role: 'campaign',
    date: '2026-01-27',
    where: 'press release',
    text: 'Foreign hackers broke into the account of a high-ranking official of our campaign in December and stole internal documents. The campaign learned of it on 21 January and closed the account on the same day. At least one of the documents now offered to newspapers has been altered. No donor’s bank details were touched.',
    clauses: [
      {
        words: 'Foreign hackers',
        verdict: 'not in evidence',
        because: 'Only the vendor’s assessment says so, with moderate confidence, and it rests on targets and hours.',
      },
      {
        words: 'broke into the account of a high-ranking official of our campaign in December',
        verdict: 'supported',
        because: 'Sign-in of 9 December from 203.0.113.146 and reading in tomas@harbour.example.',
      },
      {
        words: 'closed the account on the same day',
        verdict: 'supported',
        because: 'Audit records of 21 January; the rule stayed until the 22nd.',
      },
      {
        words: 'At least one of the documents now offered to newspapers has been altered',
        verdict: 'supported',
        because: 'One paragraph in section IX of the vetting file is in no version held.',
      },
      {
        words: 'No donor’s bank details were touched',
        verdict: 'not in evidence',
        because: 'The whole inbox was copied on 22 December; nobody has looked what was in it.',
      },
    ],
  },
  {
    file: 'vendor.txt',
    speaker: 'Northlight Security',
    role: 'vendor',
    date: '2026-01-28',
    where: 'blog',
    text: 'In December 2025 a group that we call Tin Heron sent a spear-phishing mail to a high-ranking official of a campaign for governor from the compromised account of a former senior adviser. Days later the group tried without success to sign in to the account of another member of the campaign. We have no evidence of our own that the first attempt succeeded.',
    clauses: [
      {
        words: 'sent a spear-phishing mail to a high-ranking official',
        verdict: 'supported',
        because: 'The mail of 9 December in the mailbox tomas.',
      },
      {
        words: 'from the compromised account of a former senior adviser',
        verdict: 'supported',
        because: 'The provider’s log shows the webmail session from 203.0.113.77.',
      },
      {
        words: 'tried without success to sign in to the account of another member',
        verdict: 'supported',
        because: 'Eleven failures on ruth@harbour.example, 15 to 17 December.',
      },
    ],
  },
  {
    file: 'mission.txt',
    speaker: 'Mission of the Republic of Varenne',
    role: 'foreign mission',
    date: '2026-01-29',
    where: 'statement to news agencies',
    text: 'The Republic of Varenne rejects the insinuation. It has neither the motive nor the intention to interfere in the elections of any state, and it has no knowledge of the persons named. Nobody has shown a proof.',
    clauses: [
      {
        words: 'has neither the motive nor the intention to interfere',
        verdict: 'not in evidence',
        because: 'Nothing in the sample speaks to it.',
      },
      {
        words: 'Nobody has shown a proof',
        verdict: 'supported',
        because: 'Neither the notice nor the campaign names a state with evidence.',
      },
    ],
  },
  {
    file: 'candidate.txt',
    speaker: 'Miriam Harbour',
    role: 'candidate',
    date: '2026-01-30',
    where: 'rally in Cutler',
    text: 'They got into one of our many websites, and what they found there was publicly available. We knew from the first hour who it was. They got nothing, and my opponent’s friends are printing it.',
    clauses: [
      { words: 'They got into one of our many websites', verdict: 'contradicted', because: 'It was a mailbox.' },
      {
        words: 'what they found there was publicly available',
        verdict: 'contradicted',
        because: 'The debate plan and the mail about the accounts were never public.',
      },
      {
        words: 'We knew from the first hour who it was',
        verdict: 'contradicted',
        because: 'Six weeks passed between 9 December and the notice, which names no person.',
      },
      {
        words: 'They got nothing',
        verdict: 'over-claimed',
        because: 'Messages were read and papers taken; how much can be bounded, not denied.',
      },
    ],
  },
  {
    file: 'newspaper.txt',
    speaker: 'Calder Courier',
    role: 'newspaper',
    date: '2026-01-31',
    where: 'page one',
    text: 'The Courier received three documents from an anonymous sender on 19 January. Two people with knowledge of the campaign confirmed that the debate plan is genuine. The Courier has not independently verified the other two, does not know who the sender is, and has decided not to publish the file on Senator Crane.',
    clauses: [
      {
        words: 'received three documents from an anonymous sender on 19 January',
        verdict: 'supported',
        because: 'leak/anonymous.eml.',
      },
      {
        words: 'the debate plan is genuine',
        verdict: 'supported',
        because: 'It is byte for byte the attachment of 24 November.',
      },
      {
        words: 'has not independently verified the other two',
        verdict: 'not in evidence',
        because: 'Only the newspaper knows what it did.',
      },
    ],
  },
]

/** The statement as a text file: a line on who, when and where, and the words. */
export function statementFile({ speaker, role, date, where, text }: Statement): Buffer {
  return Buffer.from(`Statement of ${speaker} (${role}), ${date}, ${where}\n\n${text}\n`)
}
