import type { ThemeConfig } from 'antd';

/** Ink on paper and one blue; every text colour keeps a contrast of 4.5 to 1 or better (stack.md §4). */
export const theme: ThemeConfig = {
  token: {
    fontFamily: "'Noto Sans SC Variable', system-ui, sans-serif",
    colorPrimary: '#0958d9', colorLink: '#0958d9', colorError: '#cf1322', colorErrorText: '#cf1322', colorSuccess: '#237804', colorWarning: '#ad4e00', colorInfo: '#0958d9',
    // The colours derived from these dark ones would be muddy behind text, and too light under the pointer.
    colorPrimaryHover: '#0a4bb8', colorPrimaryActive: '#083c94', colorLinkHover: '#083c94', colorErrorHover: '#a30f1c', colorSuccessBg: '#eef7ea', colorSuccessBorder: '#bfdcb3',
    colorWarningBg: '#fff5e6', colorWarningBorder: '#efcf9f', colorErrorBg: '#fdf0f0', colorErrorBorder: '#efc2c4', colorInfoBg: '#eef4ff', colorInfoBorder: '#bcd2fa',
    orange7: '#ad4e00', green7: '#237804',
    colorText: '#1c2430', colorTextSecondary: '#47505d', colorTextPlaceholder: 'rgba(0,0,0,.6)', colorTextDescription: 'rgba(0,0,0,.62)', colorTextTertiary: 'rgba(0,0,0,.62)', colorTextQuaternary: 'rgba(0,0,0,.6)',
    // Who asks the machine for less motion gets none.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorTextDisabled: 'rgba(0,0,0,.6)', colorBorder: '#8d95a1', colorBorderSecondary: '#dfe3e8', borderRadius: 6, fontSize: 15, controlHeight: 38, wireframe: false,
  },
  components: { Modal: { titleFontSize: 18 } },
};
