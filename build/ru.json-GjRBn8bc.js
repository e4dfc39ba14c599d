var a={"stage.label":"Просмотреть этап"};export{a as default};
