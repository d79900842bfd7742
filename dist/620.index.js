"use strict";
exports.id = 620;
exports.ids = [620];
exports.modules = {

/***/ 86620:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  html: () => (/* binding */ html)
});

// EXTERNAL MODULE: ./src/core/render/format.ts
var format = __webpack_require__(39649);
// EXTERNAL MODULE: ./src/core/values/arm-id.ts
var arm_id = __webpack_require__(45696);
// EXTERNAL MODULE: ./src/core/values/time.ts
var time = __webpack_require__(36073);
// EXTERNAL MODULE: ./src/core/render/page/text.ts
var page_text = __webpack_require__(29027);
;// CONCATENATED MODULE: ./src/core/render/page/cells.ts
/** Text and cells as static HTML. The page's script draws cells in the same way (src/page/page.js); a test compares them. */



const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** Text that stays text in an element and in a quoted attribute; what is invisible in it is written out. */
const escapeHtml = (text) => (0,page_text/* shown */.S)(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
const badge = (level) => `<span class="badge ${level}">${level}</span>`;
/** Characters from which on a text gets a wider column. */
const LONG = 40;
/** @param portal what comes before the id in an address of the portal */
function cell(kind, value, portal) {
    const name = kind === 'text' && String(value).length > LONG ? 'text long' : kind;
    return `<td class="${name}">${value === undefined ? '' : content(kind, value, portal)}</td>`;
}
function content(kind, value, portal) {
    if (typeof value === 'boolean')
        return value ? 'yes' : 'no';
    const iso = kind === 'time' && typeof value === 'number' ? (0,time/* isoTime */.Ly)(value) : undefined;
    if (iso !== undefined)
        return `<time datetime="${iso}">${(0,page_text/* shortTime */.M)(iso)}</time>`;
    const text = String(value);
    if (kind === 'level' && /^(error|warning|note|ok)$/.test(text))
        return badge(text);
    if (kind === 'resource' && /^\/subscriptions\//i.test(text)) {
        return `<a href="${escapeHtml(portal + text)}" title="${escapeHtml(text)}" target="_blank" rel="noreferrer">${escapeHtml((0,arm_id/* nameOf */.Vb)(text) || text)}</a>`;
    }
    return escapeHtml(text);
}

;// CONCATENATED MODULE: ./src/core/render/page/columns.ts

/** Reads the rows once. What is invisible in their texts is written out. */
function byColumn(table) {
    const columns = table.columns.map(gathering);
    let count = 0;
    for (const row of table.rows) {
        count++;
        for (const [index, column] of columns.entries())
            column.add(row[index]);
    }
    return { title: table.title, count, columns };
}
function gathering(column) {
    const distinct = [];
    const places = [];
    const known = new Map();
    const placeOf = (cell) => {
        if (cell === undefined || cell === '' || (typeof cell === 'number' && !Number.isFinite(cell)))
            return 0;
        return distinct.push(typeof cell === 'string' ? (0,page_text/* shown */.S)(cell) : cell);
    };
    const add = (cell) => {
        let place = known.get(cell);
        if (place === undefined)
            known.set(cell, (place = placeOf(cell)));
        places.push(place);
    };
    return { column, distinct, places, add };
}
/** The value in a row counted from zero. */
const valueAt = ({ distinct, places }, row) => distinct[(places[row] ?? 0) - 1];
/** The table as JSON in pieces, fit to stand in a script element. */
function* columnsJson({ title, count, columns }) {
    yield `${inScript({ title, count }).slice(0, -1)},"columns":[`;
    for (const [index, { column, distinct, places }] of columns.entries()) {
        if (index > 0)
            yield ',';
        yield inScript({ kind: column.kind, title: column.title }).slice(0, -1);
        const texts = distinct.filter((value) => typeof value === 'string');
        if (texts.length === distinct.length)
            yield* member('texts', folded(texts));
        else
            yield* member('values', distinct);
        if (!isEachItsOwn(places))
            yield* member('places', places);
        yield '}';
    }
    yield ']}\n';
}
/** A column in which every row has a value of its own needs no places. */
const isEachItsOwn = (places) => places.every((place, row) => place === row + 1);
/** Each text as the number of characters it shares with the start of the one before, and the rest: ids share most. */
function* folded(texts) {
    let before = '';
    for (const text of texts) {
        let shared = 0;
        const most = Math.min(text.length, before.length);
        while (shared < most && text.charCodeAt(shared) === before.charCodeAt(shared))
            shared++;
        yield shared;
        yield text.slice(shared);
        before = text;
    }
}
const PIECE = 2_000;
function* member(name, values) {
    yield `,"${name}":[`;
    let piece = [];
    let separator = '';
    for (const value of values) {
        if (piece.push(value) < PIECE)
            continue;
        yield `${separator}${inScript(piece).slice(1, -1)}`;
        separator = ',';
        piece = [];
    }
    if (piece.length > 0)
        yield `${separator}${inScript(piece).slice(1, -1)}`;
    yield ']';
}
/** Nothing in it ends the script element or starts a comment in it. */
const inScript = (value) => JSON.stringify(value).replace(/</g, '\\u003c');

;// CONCATENATED MODULE: ./src/core/render/page/html.ts
/**
 * The report as one HTML page that needs nothing else: no script, style, font, image or request from anywhere. Verdict,
 * facts, charts and the first rows of each table are plain HTML; the script sorts, filters and pages.
 */



/** Rows shown before the script has run, or without it; also the rows of the script's first page. */
const FIRST_ROWS = 50;
/** The page in pieces of bounded length. */
function* html(page, parts) {
    const portal = `${page.portal}/#@${page.tenantId ?? ''}/resource`;
    yield head(page, parts);
    yield `<body data-portal="${escapeHtml(portal)}">\n`;
    yield banner(page);
    yield '<main>\n';
    if (page.charts.length > 0)
        yield `<div class="charts">\n${page.charts.map(chart).join('')}</div>\n`;
    for (const table of page.tables)
        yield* section(table, portal);
    yield `</main>\n<script type="module">${parts.script.text}</script>\n</body>\n</html>\n`;
}
function head({ title }, { css, script }) {
    const policy = `default-src 'none'; style-src 'sha256-${css.sha256}'; script-src 'sha256-${script.sha256}'; base-uri 'none'; form-action 'none'`;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${css.text}</style>
</head>
`;
}
function banner({ title, verdict, facts, tables }) {
    const links = tables.map((table) => `<a href="#${escapeHtml(table.id)}">${escapeHtml(table.title)}</a>`);
    return `<header>
<div class="top"><h1>${escapeHtml(title)}</h1></div>
<p class="verdict ${verdict.level}">${escapeHtml(verdict.text)}</p>
<dl class="facts">
${facts.map(fact).join('')}</dl>
<noscript><p class="hint">Scripts are off: each table shows its first ${FIRST_ROWS} rows, and cannot be sorted or filtered.</p></noscript>
${links.length > 1 ? `<nav aria-label="Tables">${links.join('')}</nav>\n` : ''}</header>
`;
}
function fact([label, value]) {
    const text = escapeHtml(value);
    const shown = value.startsWith('https://') ? `<a href="${text}" target="_blank" rel="noreferrer">${text}</a>` : text;
    return `<div><dt>${escapeHtml(label)}</dt><dd>${shown}</dd></div>\n`;
}
/** The numbers stand beside their bars, so the bars need no words of their own. */
function chart({ title, bars }) {
    const most = bars.reduce((longest, { value }) => Math.max(longest, value), 0) || 1;
    const row = ({ label, value, level }) => `<tr><th scope="row">${escapeHtml(label)}</th><td class="bar"><svg aria-hidden="true"><rect class="${level}" width="${percent(value / most)}" height="100%" rx="2"/></svg></td><td class="number">${(0,format/* number */.ai)(value)}</td></tr>\n`;
    return `<figure><figcaption>${escapeHtml(title)}</figcaption><table>\n${bars.map(row).join('')}</table></figure>\n`;
}
const percent = (share) => `${Math.max(0, share * 100).toFixed(2)}%`;
function* section(table, portal) {
    const id = escapeHtml(table.id);
    const columns = byColumn(table);
    const title = `<h2 id="${id}-title">${escapeHtml(table.title)} <span class="count">${(0,format/* number */.ai)(columns.count)}</span></h2>`;
    yield `<section id="${id}" aria-labelledby="${id}-title">\n${title}\n`;
    if (columns.count === 0) {
        yield '<p class="hint">None.</p>\n</section>\n';
        return;
    }
    yield `<div class="tools"></div>\n<div class="scroll" role="region" aria-labelledby="${id}-title" tabindex="0">\n`;
    yield `<table>\n<thead>\n<tr>${columns.columns.map(heading).join('')}</tr>\n</thead>\n<tbody>\n`;
    const shown = Math.min(FIRST_ROWS, columns.count);
    for (let row = 0; row < shown; row++)
        yield rowHtml(columns, row, portal);
    yield `</tbody>\n</table>\n</div>\n<div class="pager">${range(shown, columns.count)}</div>\n`;
    yield '<script type="application/json">';
    yield* columnsJson(columns);
    yield '</script>\n</section>\n';
}
const range = (shown, count) => shown < count ? `The first ${shown} of ${(0,format/* plural */.LS)(count, 'row')}.` : `${(0,format/* plural */.LS)(count, 'row')}.`;
const heading = ({ column }) => `<th scope="col" class="${column.kind}">${escapeHtml(column.title)}</th>`;
const rowHtml = ({ columns }, row, portal) => `<tr>${columns.map((values) => cell(values.column.kind, valueAt(values, row), portal)).join('')}</tr>\n`;


/***/ }),

/***/ 29027:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ shortTime),
/* harmony export */   S: () => (/* binding */ shown)
/* harmony export */ });
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32625);
/** Texts and times as page and files show them. */

/** With everything invisible written out, and with characters that have an encoding. */
const shown = (text) => (0,_text__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text).replace(/\p{Surrogate}/gu, '\ufffd');
/** To the minute, for instance `2026-01-31 23:59Z`. */
const shortTime = (iso) => `${iso.slice(0, -8).replace('T', ' ')}Z`;


/***/ })

};
;