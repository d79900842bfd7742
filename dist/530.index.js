"use strict";
exports.id = 530;
exports.ids = [530];
exports.modules = {

/***/ 25530:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   csv: () => (/* binding */ csv)
/* harmony export */ });
/* harmony import */ var _values_time__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36073);
/* harmony import */ var _text__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29027);


/** Without it Excel takes UTF-8 for the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff';
/** The file in pieces of a line, the first with a byte order mark. Times are ISO 8601 in UTC. */
function* csv(table) {
    yield `${BYTE_ORDER_MARK}${line(table.columns.map((column) => column.key))}`;
    for (const row of table.rows)
        yield line(table.columns.map((column, index) => field(column, row[index])));
}
const line = (fields) => `${fields.map(quoted).join(',')}\r\n`;
const quoted = (text) => (/[",;]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
function field(column, cell) {
    if (typeof cell === 'number')
        return (column.kind === 'time' ? (0,_values_time__WEBPACK_IMPORTED_MODULE_0__/* .isoTime */ .Ly)(cell) : undefined) ?? finite(cell);
    return typeof cell === 'string' ? (0,_text__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .S)(inert(cell)) : String(cell ?? '');
}
const finite = (value) => (Number.isFinite(value) ? String(value) : '');
/**
 * What starts a formula, also in full width. Where the list separator is a semicolon, a spreadsheet opens the file split
 * at semicolons, so that a formula may start behind each, also in quotes.
 */
const FORMULA = /^(?=[\t\r])|(^|;)(?=[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const inert = (text) => text.replace(FORMULA, (start) => `${start}'`);


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