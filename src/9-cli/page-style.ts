import { Html } from './page-text.ts'

/**
 * The page's look: readable in light and dark, on paper and on a phone; no font, picture or script from elsewhere.
 * One accent for what is, one alarm for what deviates; both are told apart from the rest by lightness and by words too
 * (WCAG 2.2 AA: text 4.5 to 1 against its ground, marks 3 to 1).
 */
export const STYLE = new Html(`
:root { color-scheme: light dark; --ground: #f7f7f5; --card: #fff; --ink: #1b212c; --faint: #566070; --line: #dfe2e7;
  --accent: #2f5c9e; --soft: #7893bd; --alarm: #b3261e; --warn: #8a5a00; --calm: #2b6a4b; --now: #fdeeec; --column: #f3dedb;
  --next: #eef3fa }
@media (prefers-color-scheme: dark) { :root { --ground: #12151a; --card: #1a1e25; --ink: #e8eaee; --faint: #a4adba;
  --line: #333a45; --accent: #8fb3e8; --soft: #5d78a4; --alarm: #ff8f85; --warn: #f0b95a; --calm: #7fcfa4; --now: #3a2422;
  --column: #57383a; --next: #1d2736 } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 58rem; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: break-word }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; letter-spacing: -.01em; text-wrap: balance }
h1, h2, h3, p, li { overflow-wrap: anywhere } h2 { font-size: 1.2rem; line-height: 1.3; margin: 3rem 0 .75rem } h3 { font-size: 1rem; margin: 1.75rem 0 .4rem }
p { margin: .5rem 0; max-width: 44rem } .faint { color: var(--faint); font-size: .9rem }
time, .whole { white-space: nowrap } a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .2em }
a:hover { text-decoration-color: currentColor } :focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px }
ul { padding-left: 1.2rem; margin: .4rem 0 } li { margin: .4rem 0; max-width: 44rem }
code, pre { font: .82rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: var(--faint) }
pre { white-space: pre-wrap } footer { margin-top: 4rem }
ol.list { list-style: none; margin: 1.5rem 0; padding: 0; border-top: 1px solid var(--line) }
ol.list li { margin: 0; max-width: none; padding: .7rem 0; border-bottom: 1px solid var(--line); display: grid;
  grid-template-columns: 7.25rem 1fr; gap: 0 1rem; align-items: baseline } ol.list p { margin: 0; max-width: none }
.mark { font-size: .85rem; font-weight: 600 } .tier-2 .mark { color: var(--alarm) } .tier-1 .mark { color: var(--warn) }
article { background: var(--card); border: 1px solid var(--line); border-top: .25rem solid var(--line); border-radius: .4rem;
  padding: 1.25rem 1.75rem 1.75rem; margin: 2rem 0; scroll-margin-top: 1rem }
article.tier-2 { border-top-color: var(--alarm) } article.tier-1 { border-top-color: var(--warn) }
article h2 { margin: .1rem 0 .75rem; text-wrap: balance }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .75rem 0 } dt { color: var(--faint) } dd { margin: 0; min-width: 0; overflow-wrap: anywhere }
.next { background: var(--next); border-radius: .4rem; padding: .75rem 1rem; margin: 1.25rem 0 }
table { border-collapse: collapse; width: 100%; font-size: .93rem; margin: .4rem 0 } th, td { text-align: left; vertical-align: top; overflow-wrap: anywhere;
  padding: .45rem .6rem; border-bottom: 1px solid var(--line) } th { color: var(--faint); font-weight: 600 }
td:first-child, th:first-child { padding-left: 0 } tbody th, tbody strong { color: var(--ink) } tbody th { font-weight: 500 }
td.now { background: var(--now) } .count { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums } th.count { width: 4.5rem }
.reasons th:first-child { width: 26% } .reasons th:nth-child(2) { width: 33% } thead th { overflow-wrap: normal } .stack tbody th { min-width: 11rem }
.scroll { overflow-x: auto } .matrix tbody th { min-width: 10rem } .matrix td { min-width: 5.6rem } table.dated td:nth-child(2) { width: 48% } table.dated th:first-child { width: 28% }
svg { display: block; width: 100%; overflow: visible } svg text { fill: var(--faint); font: 12px system-ui, sans-serif }
svg text.halo { paint-order: stroke; stroke: var(--ground); stroke-width: 5px } svg text.rank { fill: var(--ink); font-weight: 600 }
svg.strip { height: 20px } svg.axis { height: 18px } svg.sky { height: 170px; margin: .5rem 0 }
.bar { fill: var(--accent) } .soft { fill: var(--soft) } .rule { fill: var(--faint) } .less { fill: var(--calm) } .alarm { fill: var(--alarm) }
.warn { fill: var(--warn) } .at { fill: var(--column) } .ring { fill: none; stroke: var(--ink); stroke-width: 1.5 } .base { fill: var(--line) }
table.lanes { table-layout: fixed; margin: .75rem 0 } .lanes th, .lanes td { padding: .12rem .6rem .12rem 0; border: 0; vertical-align: middle }
.lanes td:first-child, .lanes tbody th:first-child { width: 34%; overflow-wrap: anywhere } .lanes .count { width: 5rem; padding-right: 0 } .lanes .lane { padding-top: .7rem; color: var(--faint) }
.fresh td, .fresh strong { color: var(--alarm) } .seen { font-size: .85rem; color: var(--faint) } .fresh .seen { color: var(--alarm); font-weight: 600 }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; margin: .4rem 0 } .legend svg { display: inline-block; width: 14px; height: 14px; vertical-align: -2px; margin-right: .4rem }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.25rem; margin: .75rem 0; font-size: .93rem } .beside > * { margin: 0; padding: .5rem .7rem; max-width: none }
.beside .what { grid-column: 1 / -1; padding: .9rem 0 .2rem; font-weight: 600 } .beside .head { color: var(--faint); font-weight: 600; padding-bottom: 0 } .beside .now { background: var(--now) } .beside .held { background: var(--next) }
details { margin: 1.25rem 0 } details > summary { cursor: pointer; color: var(--accent); font-weight: 500 }
@media (max-width: 40rem) { body { padding: 1.25rem .8rem 3rem } h1 { font-size: 1.4rem } article { padding: .9rem .9rem 1.1rem }
  ol.list li, .beside { grid-template-columns: 1fr } dl { grid-template-columns: 6.6rem 1fr; gap: .15rem .5rem }
  .beside .head { display: none } .beside [data-label]::before { content: attr(data-label); display: block; color: var(--faint); font-size: .85rem }
  .stack, .stack tbody, .stack tr, .stack td, .stack tbody th { display: block; width: auto } .stack thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .stack tr { padding: .6rem 0; border-bottom: 1px solid var(--line) } .stack td, .stack tbody th, .stack td.count { border: 0; padding: .1rem .4rem .1rem 0; text-align: left }
  .stack tbody th:first-child { font-weight: 600; width: auto; min-width: 0 } .stack td.now { padding: .1rem .4rem } .stack td[data-label]::before { content: attr(data-label) " "; color: var(--faint); font-size: .85rem; font-weight: 400 } .stack .none, .beside .same { display: none }
  .lanes, .lanes tbody { display: block } .lanes tr { display: grid; grid-template-columns: 1fr max-content; padding: .1rem 0 } .lanes td:nth-child(2) { grid-column: 1 / -1; grid-row: 2 }
  .lanes td:first-child, .lanes tbody th:first-child, .lanes .count, table.dated th:first-child, table.dated td:nth-child(2) { width: auto } .lanes th, .lanes td { padding-right: 0 } }
@media print { :root { --ground: #fff } body { max-width: none; padding: 0; font-size: 10.5pt } article { border-width: 1px 0 0; border-radius: 0; padding: .75rem 0; break-before: page }
  h2, h3 { break-after: avoid } tr, .next, svg, li, dl { break-inside: avoid } * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  .scroll { overflow: visible } .matrix td, .matrix tbody th { min-width: 0; padding: .3rem } details.more::details-content { content-visibility: visible; block-size: auto } details.beyond > summary::after { content: ". They are not printed: open this page on a screen." } }
`)
