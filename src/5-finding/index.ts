export { type AliasPair, aliasCandidates } from './alias-candidates.ts'
export { AliasWitness } from './alias-witness.ts'
export { type AliasPerson, type AliasProposal, type AliasVerdict, aliasPersons, proposeAliases } from './aliases.ts'
export { type Lateral } from './answer-watch.ts'
export { type TurnedAccount, Turnings } from './turned.ts'
export { type Budget, type Thresholds, LEAST_ALERT, thresholdsOf, tierOf } from './budget.ts'
export { CARD } from './card.ts'
export { type Examination, examine } from './examine.ts'
export { type Examined, type Examiner, examineInOrder, examiner, QUARANTINE } from './examine-in-order.ts'
export { type Finding, type Holding } from './finding.ts'
export {
  type Decoy,
  type DecoyQuestion,
  type LeakedDecoy,
  decoyFinder,
  decoySentence,
  settledBy,
} from './leak-decoy.ts'
export {
  type HeldText,
  type LeakMatch,
  type LeakVerdict,
  type LeakVersion,
  UNMATCHED,
  type VersionKind,
  matchLeak,
} from './leak-match.ts'
export { type LaneName } from './habit-lanes.ts'
export {
  type CourseMark,
  type HabitCourse,
  type Marked,
  type ShownValue,
  type Silence,
  HabitCourses,
} from './habit-course.ts'
export { type CourseLane, type CourseValue } from './lane-counts.ts'
export { type LeakPassage } from './leak-passages.ts'
export { type LeakOrigin, type OriginFile, originOf } from './leak-origin.ts'
export { type AccessWindow, type WindowFacts, type WindowItem, accessWindow } from './leak-window.ts'
export {
  type HeldDocument,
  type LeakedDocument,
  type MailboxHoldings,
  type SourcePosterior,
  sourceLikelihood,
} from './source-likelihood.ts'
export { type Abstained, type Ranked, type Score, type Week, rank } from './rank.ts'
export { type Tree, addShares, valueOf } from './tree.ts'
export {
  type Card,
  type Counted,
  type Counter,
  type Sum,
  type Weighed,
  MOST,
  MOST_SAID,
  UNTAUGHT,
  weigh,
} from './weigh.ts'
