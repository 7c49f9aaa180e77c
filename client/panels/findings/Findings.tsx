// What was found: what contradicts itself, documents against rows, what changed since the last run, what investigators said.
import { useTexts } from '../../i18n/i18n.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { StaleNotice } from '../trace/StaleNotice.tsx';
import { Assessments } from './Assessments.tsx';
import { Changes } from './Changes.tsx';
import { Contradictions } from './Contradictions.tsx';
import { DocumentFindings } from './DocumentFindings.tsx';

export default function Findings() {
  const { t } = useTexts();
  const { caseId } = useWorkspace();
  return (
    <div className="vt-panel">
      <StaleNotice caseId={caseId} />
      <section>
        <h2>{t('contradictions.title')}</h2>
        <Contradictions />
      </section>
      <section className="vt-section">
        <h2>{t('findings.documents')}</h2>
        <DocumentFindings />
      </section>
      <section className="vt-section">
        <h2>{t('findings.changes')}</h2>
        <Changes />
      </section>
      <section className="vt-section">
        <h2>{t('findings.assessments')}</h2>
        <Assessments />
      </section>
    </div>
  );
}
