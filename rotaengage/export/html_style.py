"""How the pages look: fonts of the machine, ink that prints, no colour that carries a meaning alone."""

STYLE = """
:root { --ink: #1b2733; --soft: #5b6875; --line: #cfd6dd; --deep: #1f4e79; --ground: #eef3f8; --warn: #8a3b00; }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: var(--ink); font: 10.5pt/1.4 "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
  overflow-wrap: break-word; }
section.sheet { break-after: page; padding: 0; }
section.sheet:last-of-type { break-after: auto; }
header.top { border-bottom: 2.2pt solid var(--deep); padding-bottom: 7pt; margin-bottom: 11pt; }
.eyebrow { color: var(--deep); font-size: 9pt; font-weight: 700; letter-spacing: .02em; margin: 0 0 2pt; }
h1 { font-size: 22pt; line-height: 1.15; margin: 0; }
h2 { font-size: 12.5pt; margin: 16pt 0 5pt; break-after: avoid; }
.under { color: var(--soft); margin: 3pt 0 0; }
.figures { display: flex; flex-wrap: wrap; gap: 6pt; margin: 0 0 11pt; }
.figures div { background: var(--ground); border-radius: 4pt; padding: 6pt 10pt; min-width: 92pt; flex: 1 1 0; }
.figures b { display: block; font-size: 15pt; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures span { color: var(--soft); font-size: 8.5pt; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
thead { display: table-header-group; }
th { text-align: left; vertical-align: bottom; line-height: 1.25;
  font-size: 8.5pt; color: var(--soft); font-weight: 600; border-bottom: 1pt solid var(--ink); }
th, td { padding: 3.2pt 6pt 3.2pt 0; }
td { border-bottom: .5pt solid var(--line); vertical-align: top; }
tr { break-inside: avoid; }
td.n, th.n { text-align: right; padding-right: 12pt; font-variant-numeric: tabular-nums; }
td.n { white-space: nowrap; }
.long { overflow-wrap: anywhere; }
.fixed { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.week td { border-bottom: .5pt solid var(--line); background: var(--ground); color: var(--deep); font-weight: 700;
  font-size: 8.5pt; padding: 2.5pt 6pt; }
.dense dl, .dense footer { font-size: 8pt; }
.dense h2 { margin-top: 9pt; }
.dense table td, table.dense td { padding-top: 1.2pt; padding-bottom: 1.2pt; font-size: 8.6pt; line-height: 1.25; }
td.flag { color: var(--warn); font-weight: 600; }
dl { margin: 0; font-size: 9pt; }
dt { font-weight: 700; margin-top: 5pt; break-after: avoid; }
dd { margin: 0; color: #33404d; }
footer { color: var(--soft); font-size: 8.5pt; margin-top: 11pt; }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 10pt; }
.cards.one { grid-template-columns: 1fr; }
article { display: flex; border: .8pt solid var(--line); border-radius: 5pt; overflow: hidden; break-inside: avoid; }
article .day { background: var(--deep); color: #fff; flex: 0 0 66pt; padding: 10pt 4pt; text-align: center; }
article .day b { display: block; font-size: 27pt; line-height: 1.05; }
article .words { padding: 9pt 11pt; flex: 1; min-width: 0; }
article h2 { margin: 0 0 2pt; font-size: 13pt; line-height: 1.2; }
article p { margin: 0 0 4pt; }
article .line { font-weight: 600; }
.poster article h2 { font-size: 16pt; }
.poster article .words { padding: 13pt 15pt; font-size: 12pt; }
.poster article .day { flex-basis: 84pt; padding-top: 14pt; }
.poster article .day b { font-size: 34pt; }
.poster .cards { gap: 14pt; }
.poster h1 { font-size: 34pt; }
article .small { color: var(--soft); font-size: 9pt; margin: 0; }
.poster .small, .poster footer { font-size: 10.4pt; }
.bars { margin: 0 0 12pt; }
.bar { display: grid; grid-template-columns: 100pt 1fr 40pt; gap: 8pt; align-items: center; font-size: 9pt;
  padding: 1.4pt 0; }
.bar i { background: var(--ground); height: 9pt; display: block; }
.bar u { background: var(--deep); height: 9pt; display: block; text-decoration: none; }
.bar b { font-variant-numeric: tabular-nums; }
.empty { color: var(--soft); font-style: italic; }
@media screen {
  body { background: #dfe4ea; }
  section.sheet { background: #fff; max-width: 210mm; min-height: 120mm; margin: 8mm auto; padding: 14mm; }
  section.sheet.wide { max-width: 297mm; }
}
@media screen and (max-width: 600px) {
  body { background: #fff; }
  section.sheet { margin: 0; padding: 16px; min-height: 0; border-bottom: 6pt solid #dfe4ea; }
  h1, .poster h1 { font-size: 21pt; }
  .figures div { min-width: 40%; }
  .cards { grid-template-columns: 1fr; }
  .poster article .day { flex-basis: 58pt; padding-top: 10pt; font-size: 8pt; }
  .poster article .day b { font-size: 24pt; }
  .poster article .words { padding: 10pt 11pt; font-size: 10.5pt; }
  .poster article h2 { font-size: 13pt; }
  table { display: block; overflow-x: auto; }
  table.slots thead { display: none; }
  table.slots tbody, table.slots tr.week, table.slots tr.week td { display: block; }
  table.slots tr { display: flex; flex-wrap: wrap; column-gap: 9pt; border-bottom: .5pt solid var(--line);
    padding: 3pt 0; }
  table.slots tr.week { border: 0; padding: 5pt 0 0; }
  table.slots td { border: 0; padding: 0; }
  table.slots tr.week td { padding: 2.5pt 6pt; }
  table.slots td.what { flex: 1 0 100%; order: -1; font-weight: 600; }
}
"""
