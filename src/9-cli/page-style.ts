import { Html } from './page-text.ts'

/**
 * The page's look: readable in light and dark, on paper and on a phone; no font, picture or script from elsewhere.
 * Colours are told apart by lightness too (WCAG 2.2 AA contrast against their ground).
 */
export const STYLE = new Html(`
:root { color-scheme: light dark; --ground: #fdfcfa; --card: #fff; --ink: #1d2430; --faint: #5b6472; --line: #d9dce2;
  --alarm: #a3201b; --warn: #8a5a00; --calm: #2b6a4b; --bar: #3b5b8c; --bar-soft: #c9d5e8; --now: #fbe9e7; --usual: #eaf3ee }
@media (prefers-color-scheme: dark) { :root { --ground: #14171c; --card: #1c2027; --ink: #e7e9ed; --faint: #a3abb8;
  --line: #363c47; --alarm: #ff8a80; --warn: #f0b95a; --calm: #7fcfa4; --bar: #8fb1e3; --bar-soft: #33435d;
  --now: #3d2523; --usual: #1f3329 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem }
h3 { font-size: 1rem; margin: 1.25rem 0 .4rem }
p { margin: .4rem 0; max-width: 46rem } .faint { color: var(--faint); font-size: .9rem }
article { background: var(--card); border: 1px solid var(--line); border-left: .4rem solid var(--line); border-radius: .5rem;
  padding: 1rem 1.25rem 1.25rem; margin: 1.25rem 0; break-inside: avoid }
article.tier-2 { border-left-color: var(--alarm) } article.tier-1 { border-left-color: var(--warn) }
article h2 { margin: 0 0 .25rem } .mark { font-size: .8rem; font-weight: 600; letter-spacing: .02em }
.tier-2 .mark { color: var(--alarm) } .tier-1 .mark { color: var(--warn) }
table { border-collapse: collapse; width: 100%; font-size: .92rem } th, td { text-align: left; vertical-align: top;
  padding: .35rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere } th { color: var(--faint); font-weight: 600 }
td.usual { background: var(--usual) } td.now { background: var(--now) } td.count { text-align: right; font-variant-numeric: tabular-nums }
.next { border: 1px solid var(--calm); border-radius: .4rem; padding: .6rem .9rem; margin-top: 1rem }
ul { padding-left: 1.2rem; margin: .3rem 0 } li { margin: .35rem 0; max-width: 48rem } code { font-size: .85em; color: var(--faint); overflow-wrap: anywhere }
svg { max-width: 100%; height: auto; display: block } svg text { fill: var(--ink); font: 13px system-ui, sans-serif } svg .faint { fill: var(--faint) }
svg.strip { width: 100%; height: 1.25rem } svg.sky { width: 100%; height: 9rem }
.bar { fill: var(--bar) } .soft { fill: var(--bar-soft) } .rule { fill: var(--faint) } .less { fill: var(--calm) }
.alarm { fill: var(--alarm) } .warn { fill: var(--warn) } .at { fill: var(--now) } .here { fill: var(--alarm) }
table.course, table.sum { table-layout: fixed } .course td, .course th, .sum td, .sum th { padding: .1rem .4rem; border: 0; vertical-align: middle }
.course td:first-child, .sum td:first-child { width: 34% } .course td:last-child, .sum td:last-child { width: 4.2rem }
.course th { padding-top: .6rem } .fresh td { color: var(--alarm) }
.touched td:first-child { white-space: nowrap } pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem }
details > summary { cursor: pointer; color: var(--faint) }
@media (max-width: 34rem) { body { padding: 1rem .6rem 3rem } article { padding: .75rem .75rem 1rem } th, td { padding: .3rem .35rem } }
@media print { body { max-width: none; padding: 0 } article { break-inside: auto } h2, h3, tr { break-after: avoid; break-inside: avoid }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact } details { display: none } }
`)
