/** Colours as a theme of each kind gives them to a webview: enough of them for contrast to be judged. */

interface Palette {
  readonly page: string;
  readonly text: string;
  readonly quiet: string;
  readonly icon: string;
  readonly link: string;
  readonly input: string;
  readonly inputBorder: string;
  readonly focus: string;
  readonly hover: string;
  readonly button: string;
  readonly buttonText: string;
  readonly error: string;
  readonly errorBox: string;
  readonly warning: string;
  readonly warningBox: string;
  readonly menu: string;
  /** Set in high contrast only. */
  readonly contrast?: string;
}

const palettes = {
  dark: {
    page: '#191a1b',
    text: '#bfbfbf',
    quiet: '#8c8c8c',
    icon: '#8c8c8c',
    link: '#48a0c7',
    input: '#191a1b',
    inputBorder: '#333536',
    focus: '#3994bc',
    hover: '#2b2c2d',
    button: '#297aa0',
    buttonText: '#ffffff',
    error: '#f48771',
    errorBox: '#3a1d1d',
    warning: '#cca700',
    warningBox: '#352a05',
    menu: '#202122',
  },
  light: {
    page: '#fafafd',
    text: '#202020',
    quiet: '#606060',
    icon: '#606060',
    link: '#0069cc',
    input: '#ffffff',
    inputBorder: '#d8d8d8',
    focus: '#0069cc',
    hover: '#ececef',
    button: '#0069cc',
    buttonText: '#ffffff',
    error: '#ad0707',
    errorBox: '#fdeded',
    warning: '#895503',
    warningBox: '#fdf6e3',
    menu: '#fafafd',
  },
  'high-contrast': {
    page: '#000000',
    text: '#ffffff',
    quiet: '#b3b3b3',
    icon: '#ffffff',
    link: '#21a6ff',
    input: '#000000',
    inputBorder: '#6fc3df',
    focus: '#f38518',
    hover: '#1a1a1a',
    button: '#000000',
    buttonText: '#ffffff',
    error: '#f48771',
    errorBox: '#000000',
    warning: '#ffd370',
    warningBox: '#000000',
    menu: '#000000',
    contrast: '#6fc3df',
  },
} satisfies Record<string, Palette>;

/** A kind of theme. */
export type ThemeKind = keyof typeof palettes;

/** All kinds of theme. */
export const themeKinds = Object.keys(palettes) as ThemeKind[];

function variables(colours: Palette): Readonly<Record<string, string>> {
  return {
    foreground: colours.text,
    descriptionForeground: colours.quiet,
    disabledForeground: colours.quiet,
    'icon-foreground': colours.icon,
    'textLink-foreground': colours.link,
    'textLink-activeForeground': colours.link,
    focusBorder: colours.focus,
    'input-background': colours.input,
    'input-foreground': colours.text,
    'input-border': colours.inputBorder,
    'dropdown-background': colours.input,
    'dropdown-foreground': colours.text,
    'dropdown-border': colours.inputBorder,
    'dropdown-listBackground': colours.input,
    'settings-checkboxBackground': colours.input,
    'settings-checkboxForeground': colours.icon,
    'settings-checkboxBorder': colours.icon,
    'button-background': colours.button,
    'button-foreground': colours.buttonText,
    'button-hoverBackground': colours.button,
    'button-border': colours.contrast ?? colours.button,
    'button-secondaryBackground': colours.page,
    'button-secondaryForeground': colours.text,
    'button-secondaryHoverBackground': colours.hover,
    'list-hoverBackground': colours.hover,
    'settings-focusedRowBackground': colours.hover,
    'toolbar-hoverBackground': colours.hover,
    'toolbar-activeBackground': colours.hover,
    'menu-background': colours.menu,
    'menu-foreground': colours.text,
    'menu-border': colours.inputBorder,
    'menu-selectionBackground': colours.hover,
    'menu-selectionForeground': colours.text,
    errorForeground: colours.error,
    'problemsErrorIcon-foreground': colours.error,
    'problemsWarningIcon-foreground': colours.warning,
    'inputValidation-errorBackground': colours.errorBox,
    'inputValidation-errorBorder': colours.error,
    'inputValidation-warningBackground': colours.warningBox,
    'inputValidation-warningBorder': colours.warning,
    'progressBar-background': colours.button,
    'widget-border': colours.inputBorder,
    'sideBar-background': colours.page,
    'sideBar-foreground': colours.text,
    'sideBarSectionHeader-foreground': colours.text,
    'sideBarSectionHeader-background': colours.page,
    'font-family': 'system-ui, "Noto Sans CJK SC", sans-serif',
    'font-size': '13px',
    'font-weight': 'normal',
    ...('contrast' in colours
      ? {
          contrastBorder: colours.contrast,
          contrastActiveBorder: colours.focus,
          'toolbar-hoverOutline': colours.focus,
        }
      : {}),
  };
}

/** Dresses the page as VS Code would in a theme of this kind. */
export function applyTheme(kind: ThemeKind): void {
  const { documentElement: root, body } = document;
  root.removeAttribute('style');
  for (const [name, value] of Object.entries(variables(palettes[kind]))) {
    root.style.setProperty(`--vscode-${name}`, value);
  }
  body.className = `vscode-${kind}`;
  body.style.setProperty('background', palettes[kind].page);
}
