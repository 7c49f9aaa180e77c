// Rows of a list that were set aside: to be downloaded, mended by hand, and imported again.
import { useRef } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group } from '@mantine/core';
import { IconDownload, IconTool } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { download } from '../../api/download.ts';
import { askSetAside, importMended } from '../../api/imports.ts';
import { ProblemNote } from '../../components/ProblemNote.tsx';
import { useTexts } from '../../i18n/i18n.ts';
import './set-aside.css';

interface SetAsideProps {
  caseId: string;
  list: string;
  count: number;
}

export function SetAside({ caseId, list, count }: SetAsideProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const asking = useMutation({
    mutationFn: () => askSetAside(caseId, list),
    onSuccess: ({ file, name }) => download(file, name),
  });
  const mending = useMutation({
    mutationFn: (file: File) => importMended(caseId, list, file),
    onSuccess: ({ id }) => navigate(`/cases/${encodeURIComponent(caseId)}/import?job=${id}`),
  });
  const error = asking.error ?? mending.error;
  return (
    <div className="vt-aside">
      <div className="vt-row">
        <span className="vt-grow">
          <b>{t('import-aside.count', { id: list, n: count })}</b>
          <br />
          <span className="vt-quiet">{t('import-aside.how')}</span>
        </span>
        <Group gap={8} wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            loading={asking.isPending}
            onClick={() => asking.mutate()}
          >
            {t('import-aside.download')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconTool size={15} aria-hidden />}
            loading={mending.isPending}
            onClick={() => input.current?.click()}
          >
            {t('import-aside.mend')}
          </Button>
        </Group>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx,.xls"
        data-testid={`mended-${list}`}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) mending.mutate(file);
          currentTarget.value = '';
        }}
      />
      {error !== null && <ProblemNote error={error} />}
    </div>
  );
}
