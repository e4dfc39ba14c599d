import type { DemoArticle, DemoNews } from './types.ts';

/** The articles of the public blog. */
export const articles: readonly DemoArticle[] = [
  {
    title: 'Les petites pauses qui changent une journée de travail',
    slug: 'petites-pauses-journee-de-travail',
    excerpt:
      'Cinq minutes bien choisies valent parfois mieux qu’une longue coupure. Voici comment les placer dans une journée ordinaire.',
    contentMarkdown: `Une journée de travail ressemble souvent à une longue phrase sans virgule. On enchaîne une réunion, un message, un dossier, puis un autre message. Le soir, on se sent vidé sans savoir ce qui a pris toute l’énergie. Les petites pauses servent de ponctuation : elles ne règlent pas tout, mais elles rendent la journée plus lisible.

## Pourquoi une pause courte compte

L’attention n’est pas faite pour rester tendue pendant des heures. Quand elle baisse, on relit trois fois la même ligne, on soupire, on ouvre un onglet au hasard. Ce sont des signaux. S’arrêter un moment à cet instant demande moins d’effort que de forcer pendant une heure.

Le corps aussi a besoin de varier. Rester assis longtemps raidit la nuque, le dos et les hanches. Se lever, regarder au loin et respirer suffit souvent à remettre un peu de mouvement là où tout s’était figé.

## Trois pauses à essayer

- **La pause des yeux.** Toutes les demi-heures, regardez par la fenêtre ou vers le point le plus éloigné de la pièce, le temps de cinq respirations.
- **La pause debout.** Levez-vous pour téléphoner, remplir un verre d’eau ou poser une question à quelqu’un au lieu d’écrire.
- **La pause du souffle.** Inspirez en comptant jusqu’à quatre, soufflez en comptant jusqu’à six, pendant deux minutes.

Choisissez-en une seule pour commencer. Une habitude simple tient mieux qu’un programme parfait.

## Où les placer

Le plus facile est d’accrocher la pause à un moment qui existe déjà :

1. avant d’ouvrir la messagerie, le matin ;
2. après chaque réunion, avant de reprendre la souris ;
3. au retour du déjeuner ;
4. au moment de fermer l’ordinateur, pour marquer la fin.

Vous pouvez aussi écrire la pause dans votre agenda, comme un rendez-vous. Si elle saute un jour, elle revient le lendemain. Il n’y a rien à rattraper.

## Et si l’ambiance ne s’y prête pas

Dans certaines équipes, s’arrêter paraît mal vu. Des gestes discrets restent possibles : poser les deux pieds au sol, desserrer la mâchoire, ouvrir puis fermer les mains sous la table. En parler à un collègue aide aussi. À deux, une marche de cinq minutes après le repas devient vite un rendez-vous agréable.

Si vous êtes responsable d’une équipe, votre exemple pèse plus que les consignes. Terminer une réunion cinq minutes plus tôt, ou dire simplement « je vais marcher un peu », ouvre la porte aux autres.

## Quand la fatigue reste

Les pauses ne remplacent pas le repos, ni une charge de travail raisonnable. Si la fatigue persiste malgré les nuits et les jours libres, si vous perdez l’envie de ce qui vous plaisait, parlez-en à un professionnel. Un premier échange aide souvent à voir plus clair et à choisir la suite, à votre rythme.`,
    category: 'Vie au travail',
    tags: ['pauses', 'bureau', 'attention'],
    seo: {
      metaTitle: 'Petites pauses : rythmer une journée de travail',
      metaDescription:
        'Trois pauses courtes à placer dans une journée ordinaire, des moments pour les faire, et des gestes discrets quand l’ambiance ne s’y prête pas.',
    },
    imageKey: 'article-desk',
    publishedDaysAgo: 6,
  },
  {
    title: 'Mieux préparer ses nuits, sans se mettre la pression',
    slug: 'mieux-preparer-ses-nuits',
    excerpt:
      'Le sommeil ne se commande pas, mais on peut lui préparer la place. Des repères simples, à essayer un par un.',
    contentMarkdown: `Plus on cherche à dormir, plus le sommeil semble s’éloigner. Beaucoup de personnes connaissent cette scène : l’heure tourne, on calcule ce qu’il reste avant le réveil, et l’inquiétude prend toute la place. La bonne nouvelle est que l’on peut agir sur ce qui entoure la nuit, sans lutter contre elle.

## Commencer par le matin

L’heure du lever compte souvent davantage que celle du coucher. Se lever à peu près à la même heure, même après une nuit difficile, aide le corps à retrouver un rythme. La lumière du jour donne le même signal : ouvrez les volets, sortez quelques minutes, prenez votre petit déjeuner près d’une fenêtre.

## Adoucir la soirée

Le passage de l’activité au repos demande un sas. Il n’a pas besoin d’être long.

- Baissez les lumières une heure avant de vous coucher.
- Notez sur une feuille ce qui reste à faire demain, puis fermez le carnet.
- Choisissez une activité calme : lire, écouter de la musique, prendre une douche tiède.
- Laissez le téléphone charger dans une autre pièce, si votre situation le permet.

Le café, le thé et certaines boissons peuvent agir plusieurs heures. Observez ce qui change quand vous les arrêtez après le déjeuner. L’alcool aide parfois à s’endormir, mais il rend souvent la seconde partie de la nuit plus agitée.

## Quand le réveil sonne à trois heures dans la tête

Se réveiller la nuit est normal. Ce qui gêne, c’est de ne pas se rendormir. Si les pensées tournent depuis un bon moment, levez-vous, restez dans une lumière faible et faites quelque chose de tranquille. Retournez au lit quand les paupières deviennent lourdes. Évitez de regarder l’heure : elle renseigne rarement et inquiète souvent.

Vous pouvez aussi allonger doucement l’expiration, sans vider tout l’air, pendant quelques minutes. Cela occupe l’attention et laisse le corps se poser.

## Tenir un agenda du sommeil

Pendant deux semaines, notez chaque matin :

1. l’heure du coucher et du lever, à peu près ;
2. les réveils dont vous vous souvenez ;
3. votre énergie dans la journée, de 0 à 10 ;
4. ce qui a été différent la veille.

Cet agenda n’est pas un bulletin de notes. Il montre des tendances que la mémoire oublie, et il sera très utile si vous consultez.

## Demander un avis

Parlez à un soignant si vos nuits restent difficiles plus de quelques semaines, si vous ronflez fort avec des pauses dans le souffle, ou si vous vous endormez malgré vous dans la journée, surtout au volant. Des accompagnements existent, et ils commencent presque toujours par une écoute attentive de vos nuits et de vos jours.`,
    category: 'Sommeil',
    tags: ['sommeil', 'soir', 'rythme'],
    seo: {
      metaTitle: 'Mieux préparer ses nuits, sans pression',
      metaDescription:
        'Lumière du matin, soirée plus douce, réveils nocturnes : des repères simples à essayer un par un, et les signes qui invitent à consulter.',
    },
    imageKey: 'article-sleep',
    publishedDaysAgo: 15,
  },
  {
    title: 'Bouger un peu plus, sans devenir sportif',
    slug: 'bouger-un-peu-plus',
    excerpt:
      'Le mouvement se glisse dans les gestes du quotidien. Des idées pour les personnes qui n’aiment pas le sport, ou qui n’osent plus.',
    contentMarkdown: `Le mot « sport » fait parfois fuir. Il rappelle des souvenirs d’école, une douleur ou un abonnement oublié. Pourtant, bouger ne demande pas de devenir sportif. Le corps compte tout : les marches, les courses à porter, le jardin, la danse dans la cuisine.

## Partir de ce que vous faites déjà

Avant d’ajouter quoi que ce soit, observez une journée normale. Combien de fois vous levez-vous ? Marchez-vous pour aller au travail ? Portez-vous un enfant, des sacs, des cartons ? Ces gestes sont votre point de départ. Ils méritent d’être reconnus.

Ensuite, choisissez un seul changement, petit et précis. « Marcher dix minutes après le déjeuner, le mardi et le jeudi » est plus facile à tenir que « faire plus d’exercice ».

## Quelques idées selon les lieux

- **À la maison.** Levez-vous de votre chaise sans les mains, cinq fois, pendant que l’eau chauffe.
- **Dans les transports.** Descendez un arrêt plus tôt quand il fait beau, ou restez debout une partie du trajet.
- **Au travail.** Prenez l’escalier pour descendre, puis un jour pour monter un étage.
- **Dehors.** Choisissez un banc lointain et allez vous y asseoir.

## Trouver le bon effort

Une note de 0 à 10 suffit pour se repérer. À 3 ou 4, vous respirez un peu plus fort et vous parlez sans gêne. À 5 ou 6, vous parlez par phrases courtes. Au-delà, l’effort devient difficile. Pour commencer, restez entre 3 et 5, et gardez l’envie de recommencer demain.

Le lendemain, de légères courbatures sont possibles. Une douleur vive, une gêne dans la poitrine, un essoufflement inhabituel ou un malaise demandent d’arrêter. Si cela ne passe pas vite, appelez le 15 ou le 112.

## Quand on a mal, ou peur d’avoir mal

Après une maladie ou une douleur longue, le mouvement peut inquiéter. C’est compréhensible. Les enseignants en activité physique adaptée apprennent à doser : moins longtemps, plus lentement, avec un appui, assis s’il le faut. Ils partent de ce que vous pouvez faire aujourd’hui. Si vous avez un problème de santé connu, demandez l’avis de votre médecin avant de reprendre.

## Garder l’élan

1. Placez l’activité juste après une habitude existante.
2. Préparez ce qu’il faut la veille : chaussures, veste, trajet.
3. Bougez avec quelqu’un, même de temps en temps.
4. Notez une phrase sur ce que vous avez ressenti, plutôt qu’un chiffre.

Les semaines irrégulières font partie de la vie. Quand vous reprenez, recommencez un peu plus bas que là où vous étiez. Le corps se souvient, et la régularité revient plus facilement quand on ne lui fait pas de reproches.`,
    category: 'Mouvement',
    tags: ['activité physique', 'quotidien', 'marche'],
    seo: {
      metaTitle: 'Bouger un peu plus, sans devenir sportif',
      metaDescription:
        'Des idées simples pour mettre du mouvement dans la journée, trouver le bon effort avec une note de 0 à 10 et reprendre après une pause.',
    },
    imageKey: 'article-stairs',
    publishedDaysAgo: 27,
  },
  {
    title: 'Comprendre le stress pour mieux le traverser',
    slug: 'comprendre-le-stress',
    excerpt:
      'Le stress n’est ni un défaut ni une faiblesse. Savoir ce qu’il fait dans le corps aide à choisir une réponse.',
    contentMarkdown: `Le cœur bat plus vite, les épaules montent, la pensée se rétrécit. Le stress prépare le corps à agir. Pendant un temps court, il peut même être utile : il aide à réagir, à se concentrer, à tenir une échéance. Il devient pesant lorsqu’il s’installe et que le corps ne trouve plus le chemin du repos.

## Ce qui se passe dans le corps

Face à une situation perçue comme difficile, le souffle s’accélère, les muscles se tendent et la digestion ralentit. Après l’événement, tout cela devrait redescendre. Quand les sollicitations s’enchaînent, la descente n’a plus lieu. On reste comme un moteur qui tourne à l’arrêt.

Chacun a ses premiers signes. Chez certains, c’est la mâchoire serrée. Chez d’autres, l’irritation, l’oubli, le besoin de grignoter ou l’impression de courir partout. Connaître les vôtres permet d’agir plus tôt.

## Distinguer trois cercles

Prenez une feuille et dessinez trois cercles.

- **Ce qui dépend de vous** : votre souffle, votre prochaine phrase, l’ordre de vos tâches.
- **Ce que vous pouvez influencer** : un délai, une répartition, une manière de travailler ensemble.
- **Ce qui vous échappe** : une décision déjà prise, l’humeur d’un client, la météo.

Placez vos soucis dans les cercles. Le but n’est pas de tout résoudre. Il est de mettre votre énergie là où elle a une chance de servir.

## Une réponse en trois temps

1. **Poser le corps.** Deux minutes de respiration lente, les pieds au sol.
2. **Nommer.** Dites-vous ce qui se passe avec des mots simples : « Je suis inquiet pour la réunion de demain. »
3. **Choisir un geste.** Un seul, faisable aujourd’hui : demander une précision, retirer une tâche, sortir marcher.

Cet ordre compte. Un corps très tendu réfléchit mal ; il est plus facile de choisir une fois le souffle posé.

## Parler au travail

Le stress n’est pas seulement une affaire personnelle. Une charge trop lourde, des consignes contraires ou un manque de reconnaissance épuisent des personnes très solides. Décrire des faits aide la discussion : « Cette semaine, trois demandes urgentes sont arrivées le même jour. Laquelle passe en premier ? » Votre responsable, un représentant du personnel ou la médecine du travail peuvent être des appuis.

## Chercher de l’aide

Prenez rendez-vous si le stress dure, si vous dormez mal depuis plusieurs semaines, si vous buvez ou fumez davantage pour tenir, ou si tout vous semble sans issue. En cas d’idées suicidaires, appelez le 3114 : des professionnels répondent à toute heure. En cas de danger immédiat, appelez le 15 ou le 112. Demander de l’aide est un geste de soin, envers vous et envers ceux qui vous entourent.`,
    category: 'Stress',
    tags: ['stress', 'respiration', 'charge de travail'],
    seo: {
      metaTitle: 'Comprendre le stress pour mieux le traverser',
      metaDescription:
        'Ce que le stress fait dans le corps, l’outil des trois cercles, une réponse en trois temps et les personnes vers qui se tourner.',
    },
    imageKey: 'article-stress',
    publishedDaysAgo: 41,
  },
  {
    title: 'Une habitude prend trop de place : par où commencer',
    slug: 'habitude-trop-de-place-par-ou-commencer',
    excerpt:
      'Alcool, tabac, écrans, jeux : s’interroger est déjà un premier pas. Des repères pour avancer sans se juger.',
    contentMarkdown: `Il y a souvent une petite phrase qui revient : « Je devrais faire attention. » On la repousse, puis elle revient. S’interroger sur une habitude ne veut pas dire que l’on a un grave problème. Cela veut dire que quelque chose mérite d’être regardé.

## Regarder sans se juger

Une habitude s’installe parce qu’elle rend un service. Elle détend, coupe l’ennui, donne du courage, remplit un silence. Se demander « à quoi cela me sert ? » apprend plus que « pourquoi suis-je comme cela ? ».

Pendant une semaine, notez simplement :

- le moment et le lieu ;
- ce que vous ressentiez juste avant ;
- ce que vous avez obtenu ;
- ce que cela vous a retiré ensuite.

Ne changez rien encore. Vous dressez une carte.

## Comprendre l’envie

Une envie forte donne l’impression qu’elle va durer toujours. En réalité, elle monte, atteint un sommet et redescend, le plus souvent en quelques dizaines de minutes. On peut apprendre à la laisser passer : respirer, boire un verre d’eau, changer de pièce, marcher, appeler quelqu’un. Chaque vague traversée apprend quelque chose, y compris lorsqu’elle vous emporte.

## Choisir un but qui vous ressemble

Il existe plusieurs directions possibles :

1. **Y voir plus clair**, en parlant avec un professionnel sans rien décider.
2. **Réduire**, en choisissant des jours ou des moments sans.
3. **Faire une pause**, pendant une durée fixée à l’avance.
4. **Arrêter**, avec un accompagnement adapté.

Le bon but est celui que vous pouvez expliquer avec vos propres mots. Il peut changer en chemin.

## Une précaution importante

Arrêter d’un coup l’alcool ou certains médicaments peut être dangereux quand le corps y est très habitué. Demandez un avis médical avant. Des tremblements forts, une confusion, des convulsions ou des hallucinations demandent d’appeler le 15 ou le 112 sans attendre.

## Les retours en arrière

Reprendre après un arrêt arrive à beaucoup de personnes. Ce n’est pas un retour au point de départ : vous savez désormais quelles situations sont délicates et ce qui vous a aidé auparavant. Posez-vous deux questions. Que s’est-il passé juste avant ? De quoi aurais-je eu besoin à ce moment-là ?

## Ne pas rester seul

Parlez à une personne qui sait écouter sans commander. Un médecin, un psychologue, un service d’addictologie ou une association peuvent aussi vous recevoir. Sur HuntZen Care, vous pouvez chercher un praticien par spécialité et choisir la vidéo, le téléphone ou le cabinet. Vous pouvez poser toutes vos questions avant de vous engager dans un suivi, et espacer les rendez-vous quand vous vous sentez plus solide. Un proche qui s’inquiète peut consulter pour lui-même. Personne n’a besoin d’avoir touché le fond pour être accueilli.`,
    category: 'Addictions',
    tags: ['addictions', 'envie', 'premier pas'],
    seo: {
      metaTitle: 'Une habitude prend trop de place : que faire',
      metaDescription:
        'Observer sans se juger, comprendre l’envie, choisir un but qui vous ressemble et savoir à qui parler : des repères pour un premier pas.',
    },
    imageKey: 'article-path',
    publishedDaysAgo: 58,
  },
  {
    title: 'Confidentialité : qui voit quoi sur HuntZen Care',
    slug: 'confidentialite-qui-voit-quoi',
    excerpt: 'Ce que voient votre praticien, votre entreprise et nos équipes, et ce qu’ils ne voient jamais.',
    contentMarkdown: `Parler de soi demande de la confiance. Avant de prendre un premier rendez-vous, beaucoup de personnes se posent la même question : qui le saura ? Cette page répond le plus simplement possible.

## Ce que voit votre praticien

Votre praticien voit vos rendez-vous avec lui, les messages que vous échangez ensemble et ce que vous lui dites. Il peut écrire une note de consultation. Cette note est chiffrée avant d’être enregistrée, et lui seul peut la relire. Un autre praticien n’y a pas accès.

Les praticiens sont tenus au secret professionnel ou à une obligation de confidentialité, selon leur métier. Il existe de rares exceptions prévues par la loi, par exemple quand une personne est en danger. Vous pouvez en parler avec eux dès le premier échange.

## Ce que voit votre entreprise

Votre employeur ne voit ni le nom de votre praticien, ni sa spécialité, ni le motif, ni aucun message. Le service des ressources humaines dispose d’une page de suivi. Selon le réglage choisi par l’entreprise, elle montre :

- soit des totaux, sans aucun nom, qui sont masqués lorsque trop peu de personnes sont concernées ;
- soit, par personne, le service, le mois, le nombre de consultations et leur durée.

L’entreprise doit vous dire quel réglage elle utilise. Si vous avez un doute, posez la question avant de réserver : votre praticien ou le service des ressources humaines vous répondra.

## Ce que voient nos équipes

Les personnes qui gèrent la plateforme préparent les contenus, suivent la planification et vérifient que tout fonctionne. Elles ne voient aucun contenu médical : ni notes, ni journaux, ni messages. L’export comptable contient, par praticien, des nombres et des durées.

Si vous suivez des séances d’exercices, l’équipe qui les publie voit qui les a faites, quel jour, pendant combien de temps et avec quel effort ressenti. Cela lui permet d’ajuster la suite.

## Ce que vous écrivez pour vous

Votre journal personnel est chiffré. Vous seul pouvez le lire. Il n’est jamais montré à un praticien, sauf si vous choisissez vous-même de lui en parler.

## Les gestes qui vous protègent

1. Choisissez un mot de passe long, que vous n’utilisez nulle part ailleurs.
2. Préférez votre adresse et votre téléphone personnels si l’ordinateur est partagé.
3. Installez-vous dans une pièce fermée, ou portez un casque, pendant une consultation en vidéo.
4. Déconnectez-vous à la fin sur un appareil qui n’est pas le vôtre.

Le titre de nos e-mails reste discret : il ne nomme ni un praticien, ni une spécialité. Un collègue qui aperçoit votre écran n’y lira rien de personnel.

## Vos droits

Vous pouvez demander à voir les données qui vous concernent, les faire corriger, les obtenir dans un fichier ou demander leur effacement. Certaines informations doivent être gardées pendant une durée fixée par la loi ; dans ce cas, nous vous disons laquelle et pourquoi. Si une explication vous manque, écrivez-nous. Une règle que l’on comprend protège mieux qu’une promesse que l’on ne peut pas vérifier.`,
    category: 'Confidentialité',
    tags: ['confidentialité', 'données', 'entreprise'],
    seo: {
      metaTitle: 'Confidentialité : qui voit quoi sur HuntZen Care',
      metaDescription:
        'Praticien, entreprise, équipes de la plateforme : ce que chacun voit, ce qu’il ne voit jamais, et les gestes simples pour vous protéger.',
    },
    imageKey: 'article-privacy',
    publishedDaysAgo: 73,
  },
  {
    title: 'Votre première consultation en vidéo, pas à pas',
    slug: 'premiere-consultation-en-video',
    excerpt:
      'Où s’installer, que dire, que faire si l’image se coupe : de quoi arriver plus tranquille au premier rendez-vous.',
    contentMarkdown: `Parler à quelqu’un que l’on ne connaît pas, à travers un écran, peut sembler étrange. La plupart des gens s’y habituent en quelques minutes. Voici ce qui se passe avant, pendant et après, pour que vous sachiez à quoi vous attendre.

## Avant le rendez-vous

Choisissez un lieu où vous ne serez pas interrompu. Une chambre, une salle de réunion réservée ou même une voiture à l’arrêt conviennent. Prévenez, si besoin, que vous ne serez pas disponible pendant une heure. Vous n’avez pas à dire pourquoi.

Quelques minutes plus tôt :

- vérifiez le son et l’image de votre appareil ;
- branchez le chargeur ;
- gardez un verre d’eau et de quoi écrire à portée de main ;
- portez un casque si les murs sont fins.

Il n’est pas nécessaire de préparer un récit. Si cela vous aide, notez trois mots : ce qui vous amène, ce que vous espérez, ce que vous craignez.

## Les premières minutes

Le praticien se présente, vérifie que vous l’entendez bien et que vous êtes seul. Il rappelle comment se passe la confidentialité. Il vous demande souvent : « Qu’est-ce qui vous amène aujourd’hui ? » Vous pouvez répondre en une phrase, ou dire que vous ne savez pas par où commencer. C’est une réponse tout à fait acceptable.

## Pendant l’échange

Vous choisissez ce que vous racontez. Vous pouvez demander une pause, refuser une question ou dire qu’un mot vous a gêné. Les silences ne sont pas des pannes : ils laissent le temps de penser.

Si regarder l’écran vous fatigue, tournez-vous un peu vers la fenêtre. Si vous préférez ne pas montrer votre visage, demandez à continuer par téléphone.

## Si la technique résiste

1. Rechargez la page du rendez-vous.
2. Coupez la vidéo et gardez seulement le son.
3. Écrivez dans la messagerie de la consultation : le praticien la voit aussi.

Une coupure n’annule pas le rendez-vous. Vous convenez ensemble de la suite.

## Après

Gardez dix minutes libres. Marchez, buvez de l’eau, notez une idée. Parler de soi peut fatiguer ou soulager, parfois les deux. Le praticien vous propose peut-être un autre rendez-vous ; vous pouvez répondre plus tard.

Si vous ne vous êtes pas senti à l’aise, vous avez le droit de changer de praticien, sans vous justifier. La qualité de la relation compte beaucoup dans un accompagnement.

## Ce que la vidéo ne permet pas

La consultation à distance ne convient pas aux urgences. En cas de danger immédiat, appelez le 15 ou le 112. En cas d’idées suicidaires, le 3114 répond jour et nuit. Pour le reste, une première rencontre suffit souvent à savoir si vous avez envie de continuer.`,
    category: 'Consultations',
    tags: ['vidéo', 'premier rendez-vous', 'conseils'],
    seo: {
      metaTitle: 'Première consultation en vidéo, pas à pas',
      metaDescription:
        'Où s’installer, que dire, que faire si l’image se coupe : le déroulement d’une première consultation en vidéo, avant, pendant et après.',
    },
    imageKey: 'article-video',
    publishedDaysAgo: 96,
  },
  {
    title: 'Parler à un collègue qui ne va pas bien',
    slug: 'parler-a-un-collegue-qui-ne-va-pas-bien',
    excerpt:
      'Comment ouvrir la conversation, écouter sans envahir et orienter, tout en gardant sa juste place.',
    contentMarkdown: `Vous avez remarqué que quelqu’un parle moins, s’isole, s’irrite ou semble épuisé. Vous hésitez : est-ce votre rôle, et si vous vous trompiez ? Une attention simple est rarement de trop, à condition de laisser l’autre libre de répondre ou non.

## Choisir le moment

Préférez un temps calme et un lieu discret. Une marche à deux est souvent plus facile qu’un face-à-face dans un bureau vitré. Évitez les couloirs, les fins de réunion et les messages écrits en groupe.

Parlez de ce que vous voyez, sans interpréter :

- « Je te trouve silencieux depuis quelques jours. Comment vas-tu ? »
- « Tu as l’air fatiguée en ce moment. As-tu envie d’en parler ? »
- « Je ne veux pas être indiscret. Je voulais juste te dire que je suis là. »

## Écouter vraiment

Le réflexe est de conseiller. Pourtant, être écouté aide déjà beaucoup. Laissez des silences. Reformulez avec vos mots : « Si je comprends bien, c’est surtout le soir que c’est difficile. » Posez des questions ouvertes et acceptez de ne pas avoir de solution.

Certaines phrases ferment la porte, même dites avec bonté : « Ça va passer », « D’autres ont vécu pire », « Il suffit de te reposer ». Vous pouvez les remplacer par : « Cela a l’air lourd. Merci de me le dire. »

## Respecter la confidence

Ce que votre collègue vous confie lui appartient. Demandez avant d’en parler à qui que ce soit. Si vous êtes responsable hiérarchique, dites clairement ce que vous pouvez garder pour vous et ce que vous devez transmettre, par exemple une situation de danger.

## Orienter sans pousser

1. Demandez ce qui a déjà aidé par le passé.
2. Proposez une piste : médecin traitant, médecine du travail, psychologue, proche de confiance.
3. Offrez une aide concrète : chercher un rendez-vous ensemble, reprendre une tâche, accompagner à l’accueil.
4. Laissez du temps. Revenez quelques jours plus tard avec un mot simple.

La personne peut refuser. Votre présence a quand même compté.

## En cas d’inquiétude forte

Si votre collègue parle de mourir, de disparaître ou de n’avoir plus d’issue, prenez-le au sérieux. Vous pouvez demander directement : « Penses-tu à te faire du mal ? » Poser la question ne donne pas l’idée ; cela ouvre un espace. Ne laissez pas la personne seule et appelez le 3114 avec elle ou pour elle. Si le danger est immédiat, appelez le 15 ou le 112.

## Prendre soin de vous

Accompagner quelqu’un peut remuer. Vous n’êtes ni son thérapeute ni son seul appui. Fixez vos limites, parlez de ce que vous ressentez à une personne de confiance, sans trahir la confidence. Vous pouvez aussi consulter pour vous-même. Garder votre équilibre est ce qui vous permet de rester disponible dans la durée.`,
    category: 'Relations',
    tags: ['écoute', 'équipe', 'entraide'],
    seo: {
      metaTitle: 'Parler à un collègue qui ne va pas bien',
      metaDescription:
        'Ouvrir la conversation, écouter sans envahir, orienter sans pousser et réagir en cas d’inquiétude forte, en gardant sa juste place.',
    },
    imageKey: 'article-talk',
    publishedDaysAgo: 120,
  },
];

/** The news of the companies. */
export const companyNews: readonly DemoNews[] = [
  {
    companyKey: 'techcorp',
    title: 'Une salle calme ouvre au deuxième étage',
    contentMarkdown: `À partir de lundi, la salle 2.14 devient une salle calme. Elle est ouverte à tout le monde, de 8 h à 19 h.

## Pour quoi faire

- S’isoler quelques minutes et respirer.
- Passer un appel personnel.
- Suivre une consultation en vidéo, porte fermée.

La salle se réserve par créneaux d’une heure dans l’agenda habituel. Aucun motif n’est demandé, et le nom de la personne qui réserve n’apparaît pas sur l’écran à l’entrée.`,
    state: 'published',
    daysAgo: 4,
  },
  {
    companyKey: 'techcorp',
    title: 'Support : de nouveaux horaires d’astreinte à l’essai',
    contentMarkdown: `Après vos retours du printemps, l’équipe Support essaie une nouvelle organisation pendant six semaines.

## Ce qui change

- Une astreinte dure désormais quatre jours au lieu de sept.
- Un jour sans réunion suit chaque astreinte.
- Les échanges entre collègues restent possibles, avec l’accord des deux personnes.

Un point d’équipe aura lieu à la moitié de l’essai. Vos remarques peuvent aussi être envoyées à rh@techcorp.example.`,
    department: 'Support',
    state: 'published',
    daysAgo: 12,
  },
  {
    companyKey: 'techcorp',
    title: 'Semaine du bien-être : le programme se prépare',
    contentMarkdown: `Nous préparons une semaine autour du sommeil, du mouvement et des pauses. Ce texte est un brouillon : les dates et les intervenants restent à confirmer.

## Idées déjà proposées

- Une marche commune le mardi midi.
- Un atelier de respiration, sur place et en vidéo.
- Une rencontre avec une psychologue du travail.

Chacun pourra participer librement, pendant les heures de travail.`,
    state: 'draft',
    daysAgo: 1,
  },
  {
    companyKey: 'greenbuild',
    title: 'Fortes chaleurs : les mesures prises sur les chantiers',
    contentMarkdown: `Pendant l’été, les équipes de chantier ont travaillé avec des horaires avancés. Cette information est conservée pour mémoire.

## Les mesures

- Début de journée à 6 h 30, fin à 14 h.
- Une pause à l’ombre toutes les heures.
- De l’eau fraîche à moins de cinquante mètres de chaque poste.

En cas de malaise, les consignes restent les mêmes toute l’année : mettre la personne à l’abri, prévenir le responsable et appeler le 15 ou le 112.`,
    department: 'Chantier',
    state: 'archived',
    daysAgo: 110,
  },
];
