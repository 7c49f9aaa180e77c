// Every error that reaches the web, as one problem document (RFC 9457): the only place where errors become answers.
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { named, VinetraceError } from '#contract/errors.ts';
import type { Issue } from '#contract/issues.ts';
import type { Text } from '#contract/text.ts';
import { faultsOfIssues } from '../validation.ts';
import { languageOf } from './language.ts';

const FAULT = 'a fault of ours';
/** Media type of a problem document (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';
const PROBLEM = `${PROBLEM_TYPE}; charset=utf-8`;

const NO_FORM = { zh: '请求的格式有误', en: 'The request could not be read: its form is not valid' };

/** Issues that the type provider found, put back into the form in which zod reports them. */
function issuesOf(error: FastifyError): Issue[] {
  return (error.validation ?? []).map((found) => ({
    ...found.params,
    code: found.keyword,
    message: found.message ?? '',
    path: found.instancePath.split('/').slice(1),
  }));
}

/** What the frameworks threw, as a named error of the product. */
function known(error: FastifyError | VinetraceError | Error): VinetraceError {
  if (error instanceof VinetraceError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = faultsOfIssues(issuesOf(error));
    return new VinetraceError('bad-request', { zh: '参数有误', en: 'Parameters are not valid' }, faults);
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413)
    return new VinetraceError('too-large', { zh: '请求内容过大', en: 'The body is too large' });
  if (status === 415) {
    return new VinetraceError('unsupported-type', {
      zh: '请求的内容类型不受支持',
      en: 'This address does not take a body of this type',
    });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return new VinetraceError('bad-request', NO_FORM);
  }
  return named(error);
}

/** What a log may say of a fault: kind and place of what caused it, never its message, which may quote data. */
export function traceOf(error: Error): { fault: string; at: string[] } {
  let first = error;
  while (first.cause instanceof Error) first = first.cause;
  // A message may have lines that look like places.
  const stack = first.stack ?? '';
  const after = stack.lastIndexOf(first.message);
  const at = stack
    .slice(after === -1 ? stack.length : after + first.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return { fault: first.name, at: at.slice(0, 12).map((line) => line.trim()) };
}

/** How jobs tell of faults of ours, for nobody waits for an answer of theirs. */
export const logsFaults =
  ({ log }: Pick<FastifyInstance, 'log'>) =>
  (fault: VinetraceError): void => {
    if (fault.code === 'internal') log.error(traceOf(fault), FAULT);
  };

function answer(error: VinetraceError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(error.status)
    .type(PROBLEM)
    .header('content-language', languageOf(request))
    .headers(error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) })
    .serializer(JSON.stringify)
    .send(error.problem(languageOf(request)));
}

/** Installs the error handler and the answer for addresses that do not exist. */
export function problems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | VinetraceError>((error, request, reply) => {
    const problem = known(error);
    logsFaults(request)(problem);
    return answer(problem, request, reply);
  });
}

/** Answers that an address of the API does not exist. */
export const notFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  answer(
    new VinetraceError('not-found', { zh: '没有这个地址', en: 'There is no such address' }),
    request,
    reply,
  );

/** What a request that cannot be read is answered by, by the code of Node's parser. */
const UNREADABLE: Readonly<Record<string, readonly [number, string, Text]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    { zh: '请求的地址或头部过长', en: 'Address and headers of the request are too long' },
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    'Request Timeout',
    { zh: '请求未及时送达', en: 'The request did not come in time' },
  ],
};

/** Answers what is no request that can be read, which meets neither routes nor the error handler. */
export function answerUnreadable(this: FastifyInstance, error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  this.log.trace({ err: error }, 'client error');
  const [status, reason, detail] = UNREADABLE[error.code] ?? [400, 'Bad Request', NO_FORM];
  const body = JSON.stringify({ ...new VinetraceError('bad-request', detail).problem('zh'), status });
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    `content-type: ${PROBLEM}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
