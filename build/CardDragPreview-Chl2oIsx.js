import{b as o,j as s,C as t,q as l,A as d,n as c,F as h,g as n}from"./strapi-BuO8tQEW.js";const g=({label:e,isSibling:r=!1})=>{const a=o();return s.jsxs(x,{background:r?"neutral100":"primary100",display:"inline-flex",gap:3,hasRadius:!0,justifyContent:"space-between",$isSibling:r,"max-height":"3.2rem",maxWidth:"min-content",children:[s.jsxs(t,{gap:3,children:[a&&s.jsx(p,{alignItems:"center",cursor:"all-scroll",padding:3,children:s.jsx(l,{})}),s.jsx(d,{textColor:r?void 0:"primary600",fontWeight:"bold",ellipsis:!0,maxWidth:"7.2rem",children:e})]}),s.jsxs(t,{children:[s.jsx(i,{alignItems:"center",children:s.jsx(c,{})}),s.jsx(i,{alignItems:"center",children:s.jsx(h,{})})]})]})},i=n(t)`
  height: ${({theme:e})=>e.spaces[7]};

  &:last-child {
    padding: 0 ${({theme:e})=>e.spaces[3]};
  }
`,p=n(i)`
  border-right: 1px solid ${({theme:e})=>e.colors.primary200};

  svg {
    width: 1.2rem;
    height: 1.2rem;
  }
`,x=n(t)`
  border: 1px solid
    ${({theme:e,$isSibling:r})=>r?e.colors.neutral150:e.colors.primary200};

  svg {
    width: 1rem;
    height: 1rem;

    path {
      fill: ${({theme:e,$isSibling:r})=>r?void 0:e.colors.primary600};
    }
  }
`;export{g as C};
