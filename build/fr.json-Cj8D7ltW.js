var a={"stage.label":"Phase d'examen"};export{a as default};
