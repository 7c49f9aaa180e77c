// A time-stamp token (RFC 3161): what it says, and whether it is to be believed.
import { createHash } from 'node:crypto';
import { OctetString, type Sequence } from 'asn1js';
import {
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  id_ExtKeyUsage,
  id_sha1,
  id_sha256,
  SignedData,
  TSTInfo,
} from 'pkijs';

/** What is wrong with a token, in the order in which it is asked. */
export type TokenFault =
  /** No token, or one of another kind of text, hash or signature than we ask for. */
  | 'unreadable'
  /** It stamps something else. */
  | 'other-text'
  | 'signature'
  /** The certificate in it is not, and for nothing else, for time stamps. */
  | 'purpose'
  /** The certificate was not valid at the time that the token says. */
  | 'time'
  /** No certificate that is trusted vouches for it. */
  | 'chain';

/** When the service says that the text was there; `fault` where that is not to be believed. */
export interface CheckedToken {
  /** ISO 8601; undefined where the token cannot be read. */
  at?: string;
  fault?: TokenFault;
}

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** Attributes that name the certificate (RFC 2634, RFC 5035), so that it cannot be exchanged for another of the same key. */
const SIGNING_CERTIFICATE = ['1.2.840.113549.1.9.16.2.12', '1.2.840.113549.1.9.16.2.47'];
/** Of a hash in such an attribute, by its bytes. */
const HASHES: Readonly<Record<number, string>> = { 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' };

const hashOf = (algorithm: string, bytes: Uint8Array | string): Buffer =>
  createHash(algorithm).update(bytes).digest();

interface Opened {
  signed: SignedData;
  info: TSTInfo;
}

/** What a token holds: one signer, whose signature covers its attributes; undefined where it is none that we take. */
export function openToken(token: Uint8Array): Opened | undefined {
  try {
    const content = ContentInfo.fromBER(Uint8Array.from(token));
    if (content.contentType !== id_ContentType_SignedData) return undefined;
    const signed = new SignedData({ schema: content.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    const [signer, ...others] = signed.signerInfos;
    if (eContentType !== id_eContentType_TSTInfo || eContent === undefined) return undefined;
    if (signer?.signedAttrs === undefined || others.length > 0) return undefined;
    if (signer.digestAlgorithm.algorithmId === id_sha1) return undefined;
    const info = TSTInfo.fromBER(eContent.getValue());
    return info.messageImprint.hashAlgorithm.algorithmId === id_sha256 ? { signed, info } : undefined;
  } catch {
    return undefined;
  }
}

/** Hashes of certificates that the signer named, the first of each attribute: that of its own. */
function namedCertificates({ signerInfos: [signer] }: SignedData): Uint8Array[] {
  return (signer?.signedAttrs?.attributes ?? [])
    .filter(({ type }) => SIGNING_CERTIFICATE.includes(type))
    .map(({ values: [value] }) => {
      const [certificates] = (value as Sequence).valueBlock.value as Sequence[];
      const [own] = (certificates?.valueBlock.value ?? []) as Sequence[];
      const hash = own?.valueBlock.value.find((part) => part instanceof OctetString);
      return new Uint8Array(hash?.getValue() ?? new ArrayBuffer(0));
    });
}

/** RFC 3161, 2.3: the purpose is the only one, and critical; 2.4.2: the signer names its certificate. */
function isForStamps(certificate: Certificate, signed: SignedData): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === id_ExtKeyUsage);
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  if (usage?.critical !== true || purposes.length !== 1 || purposes[0] !== TIME_STAMPING) return false;
  const bytes = new Uint8Array(certificate.toSchema().toBER());
  const named = namedCertificates(signed);
  return (
    named.length > 0 &&
    named.every((hash) => {
      const algorithm = HASHES[hash.length];
      return algorithm !== undefined && hashOf(algorithm, bytes).equals(hash);
    })
  );
}

/**
 * Checks a token against the text that it is to stamp.
 * @param trusted who vouches for the service, in the end; where there are none, the certificate in the token is taken as it is
 */
export async function checkToken(
  token: Uint8Array,
  text: string,
  trusted: readonly Certificate[],
): Promise<CheckedToken> {
  const opened = openToken(token);
  if (opened === undefined) return { fault: 'unreadable' };
  const { signed, info } = opened;
  const at = info.genTime.toISOString();
  const imprint = new Uint8Array(info.messageImprint.hashedMessage.getValue());
  if (!hashOf('sha256', text).equals(imprint)) return { at, fault: 'other-text' };
  const verified = (checkChain: boolean) =>
    signed
      .verify({
        signer: 0,
        data: Uint8Array.from(Buffer.from(text)).buffer,
        checkChain,
        trustedCerts: [...trusted],
        // Tokens bring no word on certificates that were revoked, and nothing is asked for it.
        passedWhenNotRevValues: true,
        extendedMode: true,
      })
      .catch(() => undefined);
  // With its chain first: where that holds, so does the rest.
  const chained = trusted.length > 0 ? await verified(true) : undefined;
  const isChained = chained?.signatureVerified === true;
  const found = isChained ? chained : await verified(false);
  const certificate = found?.signerCertificate;
  if (found?.signatureVerified !== true || !certificate) return { at, fault: 'signature' };
  try {
    if (!isForStamps(certificate, signed)) return { at, fault: 'purpose' };
  } catch {
    return { at, fault: 'purpose' };
  }
  const { notBefore, notAfter } = certificate;
  if (info.genTime < notBefore.value || info.genTime > notAfter.value) return { at, fault: 'time' };
  return trusted.length === 0 || isChained ? { at } : { at, fault: 'chain' };
}
