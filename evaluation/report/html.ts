import type { Report } from '../run.ts'
import { escaped } from './bar-chart.ts'
import { falsePicture, rankingPicture, recallPicture } from './picture.ts'
import { writeText } from './text.ts'

const STYLE = `:root{color-scheme:light dark;--ink:#1d2129;--paper:#fff;--line:#d8dce3;--first:#0b6e99;--second:#d9822b;--third:#7d8794;--fourth:#9c4dcc}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--paper:#14171c;--line:#333a45;--first:#4cb4e0;--second:#f0a454;--third:#98a2b0;--fourth:#c58cf0}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:960px;margin:2rem auto;padding:0 1rem}
figure{margin:2rem 0}figcaption{font-weight:600;margin-bottom:.5rem}svg{width:100%;height:auto;font:12px system-ui,sans-serif}svg text{fill:var(--ink)}
.grid{stroke:var(--line)}.whisker{stroke:var(--ink);fill:none}.budget{stroke:#c0392b;stroke-dasharray:5 4;stroke-width:2}
.legend{display:flex;gap:1.2rem;flex-wrap:wrap;margin:.3rem 0}.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.4em}
pre{overflow-x:auto;font:12px/1.45 ui-monospace,monospace;border-top:1px solid var(--line);padding-top:1rem}.simulated{border-left:4px solid var(--second);padding:.3rem 1rem}`

/** Detectors that a picture can show without becoming a wall: the first, and the strongest baselines. */
const SHOWN = 4

/** The report as one page that needs nothing else: pictures drawn as SVG, and the whole text below. */
export function writeHtml(report: Report): string {
  const worlds = [...new Set(report.measured.map(({ world }) => world))]
  const budgets =
    report.measured[0]?.tiers.filter(({ setting }) => setting === 'frozen').map(({ budget }) => budget) ?? []
  const sections = worlds.map(world => {
    const measured = strongest(report, world)
    const pictures = budgets.flatMap(budget => [
      recallPicture(measured, budget, 'mail'),
      recallPicture(measured, budget, 'episode'),
    ])
    return `<section><h2>${escaped(world)}</h2>${pictures.join('')}${falsePicture(measured, { name: 'B1', share: 0.001 })}${rankingPicture(measured)}</section>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Takeover detection: simulated attacks</title><style>${STYLE}</style>
<h1>Takeover detection</h1><p class="simulated">All attacks are <strong>simulated</strong>: mails of a taken-over account were written by a program and planted into honest public list mail. Protocol ${escaped(report.protocol.name)} <code>${report.protocol.digest.slice(0, 16)}</code>, seed <code>${escaped(report.protocol.seed)}</code>, positions <code>${report.drawn.slice(0, 16)}</code>.</p>
${sections.join('\n')}<h2>All figures</h2><pre>${escaped(writeText(report))}</pre></html>\n`
}

function strongest({ measured }: Report, world: string) {
  const [first, ...others] = measured.filter(other => other.world === world)
  const found = (other: (typeof measured)[number]) =>
    other.tiers[0]!.recall.reduce((sum, { mail }) => sum + mail.value, 0)
  return [first!, ...others.toSorted((one, other) => found(other) - found(one)).slice(0, SHOWN - 1)]
}
