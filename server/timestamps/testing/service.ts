// A time-stamping service of our own on this machine: openssl behind a small HTTP server, under a certificate authority made for it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFIGURATION = `
[tsa]
default_tsa = here
[here]
serial = ./serial
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
signer_digest = sha256
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[stamps]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[req]
distinguished_name = name
[name]
`;

/** How the service answers. */
export type Manner =
  | 'well'
  | 'slowly'
  | 'garbage'
  | 'other-nonce'
  | 'hugely'
  | 'unavailable'
  | 'elsewhere'
  | 'refusal'
  /** With a token that it gave before, to somebody else. */
  | 'used-token';

export interface Service {
  url: string;
  /** Its certificate authority, and another one that never vouched for it. */
  caFile: string;
  otherCaFile: string;
  folder: string;
  /** Times that it was asked. */
  asked(): number;
  be(manner: Manner): void;
  /** Signs a token over a text under its certificate. */
  stamp(text: string): Buffer;
  openssl(...args: string[]): string;
  close(): Promise<void>;
}

/** Starts the service. Where openssl is missing this throws, for then nothing is tested. */
export async function timeStampService(): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'vinetrace-tsa-'));
  const openssl = (...args: string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(join(folder, 'tsa.cnf'), CONFIGURATION);
  const authority = (name: string): void => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    openssl(
      ...`req -x509 -new -key ${name}.key -subj /CN=${name} -days 30 -config tsa.cnf -extensions ca -out ${name}.pem`.split(
        ' ',
      ),
    );
  };
  authority('ca');
  authority('other');
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'tsa.key');
  openssl(...'req -new -key tsa.key -subj /CN=stamps -config tsa.cnf -out tsa.csr'.split(' '));
  openssl(
    ...'x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 20 -extfile tsa.cnf -extensions stamps -out tsa.pem'.split(
      ' ',
    ),
  );
  let manner: Manner = 'well';
  let asked = 0;
  const answer = (query: Buffer): Buffer => {
    writeFileSync(join(folder, 'query.tsq'), query);
    openssl(
      ...'ts -reply -config tsa.cnf -queryfile query.tsq -signer tsa.pem -inkey tsa.key -out reply.tsr'.split(
        ' ',
      ),
    );
    return readFileSync(join(folder, 'reply.tsr'));
  };
  const questionOf = (text: string): Buffer => {
    writeFileSync(join(folder, 'data'), text);
    openssl(...'ts -query -data data -sha256 -cert -out own.tsq'.split(' '));
    return readFileSync(join(folder, 'own.tsq'));
  };
  const reply = (response: ServerResponse, body: Buffer): void =>
    void response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(body);
  const MANNERS: Record<Manner, (query: Buffer, response: ServerResponse) => void> = {
    well: (query, response) => reply(response, answer(query)),
    slowly: (query, response) =>
      void setTimeout(() => response.destroyed || reply(response, answer(query)), 2_000).unref(),
    garbage: (_query, response) => reply(response, Buffer.from('<html>certainly not</html>')),
    'other-nonce': (query, response) => {
      // The number is the last but the flag that asks for certificates; another one is another question.
      const other = Buffer.from(query);
      other[other.length - 6]! ^= 0xff;
      reply(response, answer(other));
    },
    hugely(_query, response) {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', more);
      more();
    },
    unavailable: (_query, response) => void response.writeHead(503).end('later'),
    elsewhere: (_query, response) => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
    // Of a hash that the service does not take.
    refusal: (_query, response) => {
      writeFileSync(join(folder, 'data'), 'text');
      openssl(...'ts -query -data data -sha384 -cert -out own.tsq'.split(' '));
      reply(response, answer(readFileSync(join(folder, 'own.tsq'))));
    },
    'used-token': (_query, response) => reply(response, answer(questionOf('something else'))),
  };
  const server = createServer((request: IncomingMessage, response) => {
    asked += 1;
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => void pieces.push(piece));
    request.on('end', () => MANNERS[manner](Buffer.concat(pieces), response));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/stamp`,
    caFile: join(folder, 'ca.pem'),
    otherCaFile: join(folder, 'other.pem'),
    folder,
    asked: () => asked,
    be: (next) => (manner = next),
    stamp(text) {
      answer(questionOf(text));
      openssl(...'ts -reply -in reply.tsr -token_out -out token.der'.split(' '));
      return readFileSync(join(folder, 'token.der'));
    },
    openssl,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
