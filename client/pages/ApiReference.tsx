// The reference of the API, from the server's own description.
import { useQuery } from '@tanstack/react-query';
import { Badge, Skeleton } from '@mantine/core';
import { openApiQuery, signature, type Operation } from '../api/openapi.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { useTitle } from '../components/use-title.ts';
import { useTexts } from '../i18n/i18n.ts';

function OperationCard({ method, path, operation }: { method: string; path: string; operation: Operation }) {
  const { t } = useTexts();
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const answers = Object.entries(operation.responses).flatMap(([status, { content }]) => {
    const first = Object.values(content ?? {})[0];
    return first === undefined || status === 'default' ? [] : [{ status, schema: first.schema }];
  });
  return (
    <article
      className="vt-surface"
      style={{ padding: '12px 16px', marginBottom: 10 }}
      id={operation.operationId}
    >
      <div className="vt-row">
        <Badge color={method === 'get' ? 'vine' : 'orange'} c="var(--mantine-color-text)" w={76}>
          {method.toUpperCase()}
        </Badge>
        <code className="vt-mono" style={{ fontSize: 13 }}>
          {path}
        </code>
      </div>
      {operation.summary !== undefined && (
        <h3 style={{ margin: '8px 0 2px', fontSize: 14 }}>{operation.summary}</h3>
      )}
      {operation.description !== undefined && (
        <p className="vt-quiet" style={{ margin: '0 0 6px', whiteSpace: 'pre-line' }}>
          {operation.description}
        </p>
      )}
      <dl className="vt-fields">
        {operation.parameters.map((parameter) => (
          <div key={`${parameter.in} ${parameter.name}`} style={{ display: 'contents' }}>
            <dt>
              <code className="vt-mono">{parameter.name}</code>
              {!parameter.required && '?'}
            </dt>
            <dd className="vt-mono">
              {signature(parameter.schema)} <span className="vt-quiet">({parameter.in})</span>
            </dd>
          </div>
        ))}
        {body !== undefined && (
          <>
            <dt>{t('api.body')}</dt>
            <dd className="vt-mono">{signature(body)}</dd>
          </>
        )}
        {answers.map(({ status, schema }) => (
          <div key={status} style={{ display: 'contents' }}>
            <dt>{t('api.answer', { status })}</dt>
            <dd className="vt-mono">{signature(schema)}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

export default function ApiReference() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(openApiQuery);
  useTitle(t('nav.api'));
  const operations = Object.entries(data?.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation,
      tag: operation.tags[0] ?? '',
    })),
  );
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return (
    <div className="vt-page">
      <header>
        <h1>{t('api.title')}</h1>
        <div className="vt-quiet">
          {t('api.purpose')}{' '}
          <a className="vt-link" href="/api/openapi.json">
            openapi.json
          </a>
          {data !== undefined && ` · OpenAPI ${data.openapi} · ${data.info.version}`}
        </div>
      </header>
      {error !== null && data === undefined && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={320} />}
      {tags.map((tag) => (
        <section key={tag} className="vt-section">
          <h2 style={{ fontSize: 15 }}>{tag}</h2>
          {operations
            .filter((each) => each.tag === tag)
            .map(({ path, method, operation }) => (
              <OperationCard key={`${method} ${path}`} method={method} path={path} operation={operation} />
            ))}
        </section>
      ))}
    </div>
  );
}
