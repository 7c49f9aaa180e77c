// What each role may do in a case, from the contract's own table.
import { IconCheck } from '@tabler/icons-react';
import { CASE_RIGHTS, CASE_ROLES, roleGives, type CaseRight } from '#contract/rights.ts';
import { useTexts } from '../../i18n/i18n.ts';

export function RoleTable() {
  const { t, say } = useTexts();
  return (
    <section>
      <h2 style={{ fontSize: 15, margin: '8px 0' }}>{t('people.roles')}</h2>
      <div className="vt-surface vt-table" tabIndex={0} role="region" aria-label={t('people.roles')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('people.right')}</th>
              {CASE_ROLES.map((role) => (
                <th key={role} scope="col">
                  {t(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(Object.keys(CASE_RIGHTS) as CaseRight[]).map((right) => (
              <tr key={right}>
                <th scope="row" style={{ fontWeight: 400 }}>
                  {say(CASE_RIGHTS[right].title)}
                </th>
                {CASE_ROLES.map((role) => (
                  <td key={role}>
                    {roleGives(role, right) ? (
                      <IconCheck size={15} role="img" aria-label={t('people.may')} />
                    ) : (
                      <span className="vt-quiet">–</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
