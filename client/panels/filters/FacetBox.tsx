// One filter with its title: open or folded, and a way to take its rule away.
import type { ReactNode } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.ts';

interface FacetBoxProps {
  title: string;
  isActive: boolean;
  onReset(): void;
  children: ReactNode;
}

export function FacetBox({ title, isActive, onReset, children }: FacetBoxProps) {
  const { t } = useTexts();
  return (
    <fieldset className="vt-facet" data-active={isActive}>
      <legend>{title}</legend>
      {isActive && (
        <button type="button" className="vt-link vt-facet-reset" onClick={onReset}>
          {t('filters.reset-one')}
          <VisuallyHidden component="span"> {title}</VisuallyHidden>
        </button>
      )}
      {children}
    </fieldset>
  );
}

interface CheckRowProps {
  label: ReactNode;
  n: string;
  isOn: boolean;
  onToggle(): void;
}

/** A value that can be switched off, with how many of how many are in sight. */
export function CheckRow({ label, n, isOn, onToggle }: CheckRowProps) {
  return (
    <label className="vt-check">
      <input type="checkbox" checked={isOn} onChange={onToggle} />
      <span className="vt-cut" {...(typeof label === 'string' ? { title: label } : {})}>
        {label}
      </span>
      <span className="vt-num vt-quiet">{n}</span>
    </label>
  );
}
