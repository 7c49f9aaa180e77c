// Time stamps as the rest of the house uses them; loaded only where there is one to ask for or to check.
export { askForStamp, StampFailed, type NoStamp } from './ask.ts';
export { checkToken, type CheckedToken, type TokenFault } from './token.ts';
export { readTrusted } from './trusted.ts';
