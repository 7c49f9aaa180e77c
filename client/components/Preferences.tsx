// Language and theme: the browser's until chosen.
import {
  ActionIcon,
  Button,
  Menu,
  Tooltip,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import type { TextKey } from '../i18n/i18n.ts';
import { chooseLanguage, useTexts } from '../i18n/i18n.ts';

const SCHEMES: readonly { value: MantineColorScheme; title: TextKey; Icon: typeof IconSun }[] = [
  { value: 'auto', title: 'theme.auto', Icon: IconDeviceDesktop },
  { value: 'light', title: 'theme.light', Icon: IconSun },
  { value: 'dark', title: 'theme.dark', Icon: IconMoon },
];

export function Preferences() {
  const { t, shown } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { Icon: Current } = SCHEMES.find(({ value }) => value === colorScheme) ?? SCHEMES[0]!;
  const other = shown === 'zh' ? 'en' : 'zh';
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        px={8}
        leftSection={<IconLanguage size={16} aria-hidden />}
        onClick={() => void chooseLanguage(other)}
        lang={other === 'zh' ? 'zh-CN' : 'en'}
      >
        {other === 'zh' ? '中文' : 'English'}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('theme.title')}>
            <ActionIcon aria-label={t('theme.title')}>
              <Current size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {SCHEMES.map(({ value, title, Icon }) => (
            <Menu.Item
              key={value}
              leftSection={<Icon size={15} aria-hidden />}
              rightSection={value === colorScheme ? <IconCheck size={14} aria-hidden /> : undefined}
              aria-current={value === colorScheme}
              onClick={() => setColorScheme(value)}
            >
              {t(title)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
