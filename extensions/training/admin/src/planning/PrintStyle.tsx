import { createGlobalStyle } from 'styled-components';

/**
 * On paper there is the planning alone, as wide as the sheet: what the panel puts around it, what is for pressing and what
 * scrolls is taken away. Marked `data-planning-tools` is what paper has no use for, `data-planning-print` what only paper has,
 * `data-planning-actions` a table whose last column is for pressing.
 */
export const PrintStyle = createGlobalStyle`
  [data-planning-print] { display: none; }

  @media print {
    @page { margin: 10mm; size: A4 landscape; }

    nav, aside, header, [data-planning-tools], [role='status'][aria-live] { display: none !important; }
    [data-planning-print] { display: block; }
    html, body { background: #fff !important; }
    body, #strapi, #strapi *:has(main), main, main [role='region'] {
      display: block !important;
      height: auto !important;
      min-height: 0 !important;
      overflow: visible !important;
      position: static !important;
      width: auto !important;
    }
    #strapi *:has(main), main, main *:has([data-planning-sheet]), [data-planning-sheet] { padding: 0 !important; }
    #strapi *:has(main), main, main :is(div, section, table, thead, tbody, tr, th, td) {
      background: #fff !important;
      box-shadow: none !important;
    }
    main * { color: #000 !important; }
    main tr, main li, main [data-planning-room] { break-inside: avoid; }
    main h2, main h3 { break-after: avoid; }
    main [data-planning-actions] :is(th, td):last-child { display: none; }
    main thead { display: table-header-group; }
  }
`;
