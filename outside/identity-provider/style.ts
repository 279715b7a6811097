/** The look of the provider's pages: one column, large targets, contrast of at least 4.5 everywhere. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:#f0f3f8;color:#1d2433;font:16px/1.6 'Noto Sans SC Variable','Noto Sans SC',sans-serif}
main{max-width:60rem;margin:0 auto;padding:2.5rem 1.25rem 3rem}
header{display:flex;align-items:center;gap:1rem;margin-bottom:1.5rem}
.seal{flex:none;width:3.5rem;height:3.5rem;border-radius:.6rem;background:#a8201a;color:#fff;font-weight:700;font-size:1.25rem;display:grid;place-items:center;letter-spacing:.05em}
h1{margin:0;font-size:1.6rem;line-height:1.3}
p{margin:0}
.en{display:block;color:#4a5468;font-size:.875rem;line-height:1.45}
.notice{margin:0 0 1.5rem;padding:.75rem 1rem;border-left:4px solid #0958d9;background:#fff;border-radius:.25rem}
.error{border-left-color:#cf1322}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.875rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
li{display:flex}
.again{margin-bottom:1.5rem;padding-bottom:1.5rem;border-bottom:1px solid #8b95a8}
button{width:100%;display:flex;gap:.875rem;align-items:flex-start;text-align:left;padding:1rem;border:1px solid #8b95a8;border-radius:.6rem;background:#fff;color:inherit;font:inherit;cursor:pointer}
button:hover{border-color:#0958d9;background:#f5f9ff}
button:focus-visible,a:focus-visible{outline:3px solid #0958d9;outline-offset:2px}
.face{flex:none;width:2.5rem;height:2.5rem;border-radius:50%;background:#dbe6fb;color:#0b3f9a;font-weight:700;display:grid;place-items:center}
.text{min-width:0;overflow-wrap:anywhere}
.name{display:block;font-weight:700;font-size:1.0625rem}
.role{display:inline-block;margin:.125rem 0;padding:0 .5rem;border-radius:.25rem;background:#e8eef9;color:#0b3f9a;font-size:.875rem}
.org{display:block;font-size:.9375rem}
a{color:#0958d9}
footer{margin-top:2rem;color:#4a5468;font-size:.875rem}
`;
