"use strict";
exports.id = 553;
exports.ids = [553];
exports.modules = {

/***/ 55553:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pageParts: () => (/* binding */ pageParts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/** The static parts of the HTML page, from the files beside this one; in the bundle, from those beside the entry. */



/** Reads them. @throws what reading a file throws */
async function pageParts() {
    const [css, data, view] = await Promise.all([
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(__webpack_require__.ab + "page.css", 'utf8'),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(__webpack_require__.ab + "page-data.js", 'utf8'),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(__webpack_require__.ab + "page.js", 'utf8'),
    ]);
    return { css: part(css), script: part(joined(data, view)) };
}
/** Two modules as one that imports nothing, since a page opened from a disk may not import files. */
const joined = (imported, importing) => imported.replace(/^export /gm, '') + importing.replace(/^import [^;]*;/m, '');
/** A browser hashes what it has parsed, in which every line ends with LF. */
function part(file) {
    const text = file.replace(/\r\n?/g, '\n');
    return { text, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('base64') };
}


/***/ })

};
;