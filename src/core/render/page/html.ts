/**
 * The report as one HTML page that needs nothing else: no script, style, font, image or request from anywhere. The first
 * screen, and the first rows of each table, are plain HTML; the script filters, sorts and pages.
 */
import { classOf, escapeHtml, proseHtml } from './cells';
import type { Gauge, HtmlPage, Part as GaugePart, Section, WrittenFile } from './model';
import { factsHtml, legend, sectionHtml, stack } from './sections';
import { shown } from './text';

/** A static part of the page, in the text that the browser sees and hashes. */
export interface Part {
  readonly text: string;
  /** SHA-256 of the text in base64. */
  readonly sha256: string;
}

export interface Parts {
  readonly css: Part;
  readonly script: Part;
}

/**
 * The page in pieces of bounded length.
 * @param files that were written before it, by their suffixes
 */
export function* html(
  page: HtmlPage,
  parts: Parts,
  files: ReadonlyMap<string, WrittenFile> = new Map(),
): Generator<string> {
  const portal = `${page.portal}/#@${page.tenantId ?? ''}/resource`;
  yield head(page, parts);
  yield `<body data-portal="${escapeHtml(portal)}">\n`;
  yield bar(page);
  yield `<main>\n${firstScreen(page)}`;
  for (const section of page.sections) yield* sectionHtml(section, { portal, files });
  yield `</main>\n<script type="module">${parts.script.text}</script>\n</body>\n</html>\n`;
}

function head({ title, verdict }: HtmlPage, { css, script }: Parts): string {
  const policy = `default-src 'none'; style-src 'sha256-${css.sha256}'; script-src 'sha256-${script.sha256}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${title}: ${verdict.text}`)}</title>
<style>${css.text}</style>
</head>
`;
}

const idOf = (section: Section): string => (section.kind === 'table' ? section.table.id : section.id);
const titleOf = (section: Section): string => (section.kind === 'table' ? section.table.title : section.title);

/** The script puts the filter and the buttons into it. */
function bar({ title, sections }: HtmlPage): string {
  const links = sections.map(
    (section) => `<a href="#${escapeHtml(idOf(section))}">${escapeHtml(titleOf(section))}</a>`,
  );
  return `<header>
<div class="tools"><h1>${escapeHtml(title)}</h1></div>
<nav aria-label="Sections">${links.join('')}</nav>
</header>
`;
}

function firstScreen({ verdict, remarks, gauges, scope }: HtmlPage): string {
  return `<div class="first">
<p class="verdict ${classOf(verdict.level)}">${escapeHtml(verdict.text)}</p>
${remarks.map((remark) => `<p class="remark">${proseHtml(remark)}</p>\n`).join('')}${factsHtml(scope, 'facts printed')}<ul class="gauges">
${gauges.map(gauge).join('')}</ul>
<noscript><p class="hint">Scripts are off: each table shows its first rows, and cannot be sorted or filtered.</p></noscript>
</div>
`;
}

/** The numbers stand beside the bar, so that the bar needs no words of its own. */
function gauge({ title, value, parts, remark }: Gauge): string {
  const told = parts.filter(({ value: count }) => count > 0);
  return `<li><span class="label">${escapeHtml(title)}</span> <strong>${escapeHtml(value)}</strong>${told.length === 0 ? '' : stack(told)}<span class="legend">${told.map(linked).join(' ')}${
    remark === undefined ? '' : `<span>${escapeHtml(remark)}</span>`
  }</span></li>\n`;
}

/** Leads to what is counted. */
function linked(part: GaugePart): string {
  if (part.filter === undefined) return legend(part);
  const at = part.at === undefined ? '' : `&at=${part.at}`;
  return `<a href="#q=${escapeHtml(encodeURIComponent(shown(part.filter)) + at)}">${legend(part)}</a>`;
}
