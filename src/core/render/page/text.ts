/** Texts and times as page and files show them. */
import { visible } from '../text';

/** With everything invisible written out, and with characters that have an encoding. */
export const shown = (text: string): string => visible(text).replace(/\p{Surrogate}/gu, '\ufffd');

/** To the minute, for instance `2026-01-31 23:59Z`. */
export const shortTime = (iso: string): string => `${iso.slice(0, -8).replace('T', ' ')}Z`;

/** What stands in backticks in a sentence of ours: names of inputs, which are code on a page. */
export const TICKED = /`([^`\n]+)`/g;

export const withoutTicks = (text: string): string => text.replace(TICKED, '$1');
