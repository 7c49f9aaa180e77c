// What an exhibit is: kind, date, grade, file and hash, with what can be done to it beside.
import { Badge } from '@mantine/core';
import { ENTITIES } from '#contract/model/registry.ts';
import type { ExhibitFile } from '#contract/queries/evidence-file.ts';
import { BackLink } from '../../components/PageHead.tsx';
import { TypeIcon } from '../../components/TypeIcon.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/words.ts';
import { Hash } from '../../panels/Fields.tsx';
import { elementPath } from '../../state/paths.ts';

interface ExhibitHeadProps {
  caseId: string;
  data: ExhibitFile;
  children: React.ReactNode;
}

export function ExhibitHead({ caseId, data, children }: ExhibitHeadProps) {
  const { say, shown } = useTexts();
  const words = useWords();
  return (
    <header>
      <BackLink to={elementPath(caseId, data.evidence)} />
      <div className="vt-row">
        <TypeIcon look={ENTITIES.Evidence.look} size={26} />
        <div className="vt-grow">
          <h1>
            {words.value('Evidence', 'kind', data.kind)} {data.evidence}
          </h1>
          <div className="vt-quiet vt-row" style={{ flexWrap: 'wrap', gap: '0 12px' }}>
            <span>{say(ENTITIES.Evidence.title)}</span>
            {data.on !== undefined && <span>{words.value('Evidence', 'on', data.on)}</span>}
            {data.grade !== undefined && (
              <span>
                <Badge color="gray">{data.grade}</Badge> {words.grade(data.grade)}
              </span>
            )}
            {data.file !== undefined && <bdi className="vt-mono">{data.file}</bdi>}
            {data.bytes !== undefined && <span className="vt-num">{formatBytes(data.bytes, shown)}</span>}
            {data.encoding !== undefined && <span className="vt-mono">{data.encoding}</span>}
            {data.sha256 !== undefined && <Hash value={data.sha256} />}
          </div>
          {data.summary !== undefined && <p dir="auto">{data.summary}</p>}
        </div>
        {children}
      </div>
    </header>
  );
}
