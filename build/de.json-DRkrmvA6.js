var a={"stage.label":"Prüfstadium"};export{a as default};
