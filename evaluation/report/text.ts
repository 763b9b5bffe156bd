import type { Measured, Tier } from '../measure.ts'
import type { Estimate } from '../metrics/bootstrap.ts'
import type { Report } from '../run.ts'

/** The report as text for a terminal: every table says that what it shows is simulated. */
export function writeText(report: Report): string {
  const worlds = [...new Set(report.measured.map(({ world }) => world))]
  return [head(report), ...worlds.flatMap(world => worldText(report, world)), controls(report), poisoned(report)]
    .filter(part => part !== '')
    .join('\n\n')
}

function head({ protocol, drawn, archives, lures, detectors }: Report): string {
  return [
    `Takeover detection, ${protocol.name}: SIMULATED attacks planted into honest public list mail.`,
    `Protocol ${protocol.digest.slice(0, 16)}, seed ${protocol.seed}, positions ${drawn.slice(0, 16)}, lures ${lures.train} train / ${lures.test} test.`,
    ...archives.map(
      ({ name, mails, senders, episodes, leftOut }) =>
        `${name}: ${mails} mails of ${senders} senders, ${episodes} episodes (left out: ${leftOut.automatic} automatic, ${leftOut.rewrittenFrom} rewritten From, ${leftOut.unreadable} unreadable)`,
    ),
    '',
    ...detectors.map(({ name, says }) => `${name.padEnd(20)} ${says}`),
  ].join('\n')
}

function worldText(report: Report, world: string): string[] {
  const measured = report.measured.filter(other => other.world === world)
  const [first] = measured
  if (first === undefined) return []
  const title = `== ${world}: ${first.calibrationMails} calibration mails, ${first.testMails} test mails of senders with history (simulated attacks)`
  const tiers = first.tiers.map(({ budget, setting, supported }) => tierTable(measured, budget, setting, supported))
  return [
    [
      title,
      ...tiers,
      episodeTable(measured),
      rankingTable(measured),
      delayTable(measured),
      calibrationLines(measured),
    ].join('\n\n'),
    gains(report, world),
  ]
}

const percent = (share: number) =>
  Number.isNaN(share) ? '–' : (100 * share).toFixed(share > 0 && share < 0.095 ? 1 : 0)
const interval = ({ value, lower, upper }: Estimate) => `${percent(value)} [${percent(lower)}–${percent(upper)}]`
const perThousand = (share: number) => (1000 * share).toFixed(2)

function tierTable(
  measured: readonly Measured[],
  budget: string,
  setting: Tier['setting'],
  supported: boolean,
): string {
  const note = supported ? '' : ' — too few mails for this budget: indicative only'
  const tierOf = ({ tiers }: Measured) => tiers.find(tier => tier.budget === budget && tier.setting === setting)!
  const rows = measured.map(other => {
    const tier = tierOf(other)
    const all = tier.falseAlerts.at(-1)!
    const everybody = all.allAlerts / Math.max(1, all.allMails)
    const years = tier.falseAlerts.slice(0, -1).map(({ judged }) => perThousand(judged.share))
    return [
      other.detector,
      `${perThousand(all.judged.share)} (≤${perThousand(all.upper)})`,
      perThousand(everybody),
      all.perMailboxWeek.toFixed(2),
      years.join(' '),
      ...tier.recall.map(({ mail }) => interval(mail)),
    ]
  })
  const strengths = tierOf(measured[0]!).recall.map(({ strength }) => strength)
  return table(
    `Recall per mail in %, ${budget} ${setting}${note}`,
    ['detector', 'false/1000', 'all mail', 'per week', 'by year', ...strengths],
    rows,
  )
}

function episodeTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ detector, tiers }) => [
    detector,
    ...tiers[0]!.recall.map(
      ({ episode, macro, worstDecile }) => `${interval(episode)} ${percent(macro)}/${percent(worstDecile)}`,
    ),
  ])
  return table(
    'Recall per episode in % (any of five), then mean over senders / worst tenth of senders per mail, B1 frozen',
    ['detector', ...strengthsOf(measured)],
    rows,
  )
}

function strengthsOf(measured: readonly Measured[]): string[] {
  return measured[0]!.tiers[0]!.recall.map(({ strength }) => strength)
}

function rankingTable(measured: readonly Measured[]): string {
  const strengths = strengthsOf(measured)
  const rows = measured.map(({ detector, ranking, auc }) => [
    detector,
    ...strengths.map(strength => {
      const found = ranking[strength as keyof typeof ranking]
      return found === undefined
        ? '–'
        : `${percent(found.top1)}/${percent(found.top3)}/${found.meanReciprocal.toFixed(2)} ${(auc[strength as keyof typeof auc] ?? NaN).toFixed(3)}`
    }),
  ])
  const accounts = Object.values(measured[0]!.ranking)[0]?.accounts ?? 0
  return table(
    `Rank of the true account in its week: top 1 % / top 3 % / mean reciprocal rank among ${accounts.toFixed(0)} accounts, then AUC per mail`,
    ['detector', ...strengths],
    rows,
  )
}

function delayTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ detector, tiers }) => [
    detector,
    ...tiers[0]!.recall.map(({ firstMail, delay, unseenSenders }) => {
      const seen =
        delay === undefined
          ? '–'
          : `${delay.mails[0].toFixed(0)}m ${delay.hours[0].toFixed(0)}–${delay.hours[1].toFixed(0)}h`
      return `${percent(firstMail)} ${seen} ${unseenSenders === undefined ? '' : percent(unseenSenders)}`
    }),
  ])
  return table(
    'Caught at the first mail %, then median mails and median–90th hours to the first alert, then recall for senders absent from training, B1 frozen',
    ['detector', ...strengthsOf(measured)],
    rows,
  )
}

function calibrationLines(measured: readonly Measured[]): string {
  const lines = measured.flatMap(({ detector, calibration }) => {
    if (calibration === undefined) return []
    const { cllr, cllrMin, reliability } = calibration
    const ratios = reliability.map(({ atLeast, ratio }) => `said ≥${atLeast}: measured ${ratio.toFixed(0)}`).join(', ')
    return [
      `${detector}: Cllr ${cllr.toFixed(3)}, of which ${cllrMin.toFixed(3)} is discrimination; likelihood ratios ${ratios}`,
    ]
  })
  return lines.length === 0
    ? 'No detector claims likelihood ratios.'
    : ['Calibration of likelihood ratios', ...lines].join('\n')
}

function gains({ differences }: Report, world: string): string {
  const some = differences.filter(other => other.world === world)
  if (some.length === 0) return ''
  const strengths = [...new Set(some.map(({ strength }) => strength))]
  const rows = [...new Set(some.map(({ against }) => against))].map(against => [
    against,
    ...strengths.map(strength => {
      const { gain, p } = some.find(other => other.against === against && other.strength === strength)!
      return `${interval(gain)}${p < 0.05 ? '*' : ''}`
    }),
  ])
  return table(
    'What the first detector finds more than each other, in points of recall per mail with the paired interval (* p < .05 after Holm), B1 frozen',
    ['against', ...strengths],
    rows,
  )
}

function controls({ measured, separable }: Report): string {
  const own = separable.map(
    ({ archive, shams, names }) =>
      `${archive}: shams from originals by all header forms ${shams.toFixed(3)}; planted from honest of the same client by its header names: ${Object.entries(
        names,
      )
        .map(([strength, area]) => `${strength} ${area.toFixed(2)}`)
        .join(', ')}`,
  )
  const kinds = Object.keys(measured[0]?.controls.hard ?? {})
  const rows = measured.map(({ detector, world, controls: found }) => [
    `${detector} @ ${world}`,
    `${perThousand(found.shams.share)} of ${found.shams.of}`,
    perThousand(found.originals.share),
    found.shamAuc.toFixed(3),
    perThousand(found.permuted.share),
    `${found.raised.hits}/${found.raised.of}`,
    ...kinds.map(kind => `${percent(found.hard[kind]?.share ?? NaN)} of ${found.hard[kind]?.of ?? 0}`),
  ])
  return [
    'CONTROLS. AUC of trained classifiers without any detector (.5 cannot tell, .55 is bearable):',
    ...own,
    '',
    table(
      'At B1 frozen: alerts per 1000 on shams and on their originals, AUC of the score between them, recall with permuted labels per 1000, scores raised by less novelty, and alerts in % on hard honest mail',
      ['detector', 'sham', 'original', 'AUC', 'permuted', 'raised', ...kinds],
      rows,
    ),
  ].join('\n')
}

function poisoned({ poisoned: some }: Report): string {
  return some.length === 0
    ? ''
    : [
        'POISONED: planted mail below the threshold was learnt',
        ...some.map(other => tierTable([other], 'B1', 'frozen', true)),
      ].join('\n')
}

function table(title: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows]
  const widths = header.map((_, column) => Math.max(...all.map(row => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd()
  return [title, ...all.map(line)].join('\n')
}
