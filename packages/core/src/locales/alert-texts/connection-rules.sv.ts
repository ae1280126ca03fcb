import type { ConnectionRuleId } from "../../alerts/rule-ids.ts";
import type { RuleTexts } from "../alert-messages.ts";

export const connectionRulesSv: Readonly<Record<ConnectionRuleId, RuleTexts>> = {
  "apple-push-certificate": {
    name: "Apples pushcertifikat",
    one: "Apples pushcertifikat går ut om {value}",
    over: "Apples pushcertifikat gick ut för {value} sedan",
    many: {
      one: "# pushcertifikat från Apple går snart ut",
      other: "# pushcertifikat från Apple går snart ut",
    },
    action: "Förnya Apples pushcertifikat med samma Apple-konto som det skapades med.",
    steps: [
      "Öppna Enheter > Registrering > Apple > Apples MDM-pushcertifikat och anteckna Apple-kontot och ämnes-id.",
      "Hämta begäran om certifikatsignering där.",
      "Logga in på Apples portal för pushcertifikat (identity.apple.com/pushcert) med just det kontot och välj Renew på certifikatet med samma ämnes-id. Skapa inget nytt: då måste varje Apple-enhet registreras på nytt.",
      "Ladda upp det nya certifikatet i Intune, ange Apple-kontot och se att det går ut först om ett år.",
      "Synkronisera en iPhone eller iPad och se att den checkar in.",
      "Om det redan har gått ut: förnya ändå genast och berätta för supportavdelningen att Apple-enheter inte får något förrän det är gjort.",
    ],
  },
  "vpp-token": {
    name: "Apples token för volyminköp",
    one: "Token för volyminköp {entity} går ut om {value}",
    over: "Token för volyminköp {entity} gick ut för {value} sedan",
    many: { one: "# token för volyminköp går snart ut", other: "# token för volyminköp går snart ut" },
    action: "Hämta en ny token för platsen i Apple Business Manager och ladda upp den över den gamla.",
    actionMany:
      "Hämta en ny token för platsen för var och en i Apple Business Manager och ladda upp den över den gamla.",
    steps: [
      "Öppna Klientadministration > Anslutningsprogram och token > Apple VPP-token och anteckna Apple-kontot och platsen för token.",
      "Logga in i Apple Business Manager med ett konto som får hantera appar där och hämta innehållstoken för samma plats.",
      "Redigera token i Intune och ladda upp filen. Ta inte bort den gamla: dess appar skulle förlora sina tilldelningar.",
      "Synkronisera token och se att läget är giltigt och att den går ut först om ett år.",
      "Om den redan har gått ut: berätta för supportavdelningen att appar som köpts via Apple varken installeras eller uppdateras.",
    ],
  },
  "vpp-token-sync": {
    name: "Apples token för volyminköp som inte synkroniseras",
    one: "Token för volyminköp {entity} synkroniseras inte",
    many: {
      one: "# token för volyminköp synkroniseras inte",
      other: "# token för volyminköp synkroniseras inte",
    },
    lapsed: "En token som har gått ut har en egen avisering. Den synkroniseras inte heller.",
    action: "Synkronisera token för hand och läs vad Intune säger om den.",
    actionMany: "Synkronisera dem för hand och läs vad Intune säger om var och en.",
    steps: [
      "Öppna Klientadministration > Anslutningsprogram och token > Apple VPP-token, välj token och synkronisera den.",
      "Om läget är ogiltigt: hämta en ny token i Apple Business Manager och ladda upp den över den gamla.",
      "Om den är tilldelad en annan tjänst: ta reda på vem som använder den där, för en token kan bara höra till en tjänst.",
      "Om Apple Business Manager ber om att nya villkor godkänns: låt en administratör där godkänna dem och synkronisera igen.",
      "Titta på Apples systemstatus och på Klientadministration > Klientorganisationsstatus efter en incident innan du ändrar mer.",
    ],
  },
  "ade-token": {
    name: "Token för automatisk enhetsregistrering",
    one: "Registreringstoken {entity} går ut om {value}",
    over: "Registreringstoken {entity} gick ut för {value} sedan",
    many: { one: "# registreringstoken går snart ut", other: "# registreringstoken går snart ut" },
    action: "Hämta en ny servertoken i Apple Business Manager och ladda upp den över den gamla.",
    actionMany:
      "Hämta en ny servertoken för var och en i Apple Business Manager och ladda upp den över den gamla.",
    steps: [
      "Öppna Enheter > Registrering > Apple > Token för registreringsprogram och anteckna Apple-kontot och serverns namn.",
      "Logga in i Apple Business Manager med ett konto som får hantera servrar där och hämta en ny token för samma server.",
      "Välj Förnya token i Intune och ladda upp filen. Ta inte bort den gamla: dess profiler och enheter skulle följa med.",
      "Synkronisera och se att den går ut först om ett år och att enheterna finns kvar.",
      "Om den redan har gått ut: berätta för dem som lämnar ut enheter att nya inte kan registreras automatiskt.",
    ],
  },
  "ade-token-sync": {
    name: "Token för automatisk enhetsregistrering som inte synkroniseras",
    one: "Registreringstoken {entity} synkroniseras inte",
    many: {
      one: "# registreringstoken synkroniseras inte",
      other: "# registreringstoken synkroniseras inte",
    },
    lapsed:
      "En token som har gått ut, eller som väntar på att Apples nya villkor godkänns, har en egen avisering. Den synkroniseras inte heller.",
    action: "Synkronisera token för hand och läs felet som Intune visar.",
    actionMany: "Synkronisera dem för hand och läs felet som Intune visar för var och en.",
    steps: [
      "Öppna Enheter > Registrering > Apple > Token för registreringsprogram, välj token och synkronisera under Enheter.",
      "Läs felet där. En ogiltig token förnyas med en ny från Apple Business Manager.",
      "Logga in i Apple Business Manager och se om nya villkor väntar eller om servern har tagits bort.",
      "Titta på Apples systemstatus och på Klientadministration > Klientorganisationsstatus efter en incident.",
      "Berätta för dem som lämnar ut enheter att det som nyss köptes inte finns i Intune ännu.",
    ],
  },
  "apple-terms": {
    name: "Apples villkor",
    one: "Apples nya villkor har inte godkänts ({entity})",
    many: {
      one: "Apples nya villkor har inte godkänts för # token",
      other: "Apples nya villkor har inte godkänts för # token",
    },
    action: "Låt en administratör i Apple Business Manager logga in där och godkänna de nya villkoren.",
    steps: [
      "Ta reda på vem som har rollen administratör i Apple Business Manager: ingen annan kan godkänna villkoren.",
      "Låt den personen logga in på business.apple.com, läsa villkoren och godkänna dem.",
      "Öppna Enheter > Registrering > Apple > Token för registreringsprogram, välj token och synkronisera den.",
      "Se att felet är borta. Enheter som köptes under tiden kommer med den här synkroniseringen.",
      "Berätta för dem som lämnar ut enheter: tills dess kommer ingen ny Apple-enhet till Intune av sig själv.",
    ],
  },
  "android-binding": {
    name: "Hanterat Google Play",
    one: "Bindningen till hanterat Google Play fungerar inte",
    many: {
      one: "# bindning till hanterat Google Play fungerar inte",
      other: "# bindningar till hanterat Google Play fungerar inte",
    },
    action:
      "Öppna hanterat Google Play i administrationscentret och se om bindningen håller och när den senast synkroniserades.",
    steps: [
      "Öppna Klientadministration > Anslutningsprogram och token > Hanterat Google Play och läs status och senaste synkronisering.",
      "Starta en synkronisering där och vänta en kvart.",
      "Om autentiseringsuppgifterna är ogiltiga: logga in med det Google-konto som bindningen gjordes med och förnya den.",
      "Koppla inte från: varje Android Enterprise-enhet skulle förlora sin hantering.",
      "Titta på status för Googles tjänster och på Klientadministration > Klientorganisationsstatus efter en incident.",
      "Berätta för supportavdelningen att Android-enheter kanske inte kan registreras eller få appar.",
    ],
  },
  "certificate-connector": {
    name: "Certifikatanslutning",
    one: "Certifikatanslutningen {entity} är tyst",
    many: { one: "# certifikatanslutning är tyst", other: "# certifikatanslutningar är tysta" },
    action: "Titta på certifikatanslutningens server: är den på, och körs dess tjänster?",
    actionMany: "Titta på certifikatanslutningarnas servrar: är de på, och körs deras tjänster?",
    steps: [
      "Öppna Klientadministration > Anslutningsprogram och token > Certifikatanslutningar och se när den senast hördes av.",
      "Logga in på servern och se att tjänsterna för Intunes certifikatanslutning körs; starta dem som inte gör det.",
      "Läs händelseloggen under Program- och tjänstloggar > Microsoft > Intune > CertificateConnectors.",
      "Se att servern når internet, genom proxyn om det finns en, och att dess eget certifikat inte har gått ut.",
      "Installera den senaste versionen av anslutningen om den som är installerad inte längre stöds.",
      "Berätta för supportavdelningen: enheter får inga nya certifikat för Wi-Fi, VPN och för att logga in förrän den fungerar.",
    ],
  },
  "ndes-connector": {
    name: "NDES-anslutning",
    one: "NDES-anslutningen {entity} fungerar inte",
    many: { one: "# NDES-anslutning fungerar inte", other: "# NDES-anslutningar fungerar inte" },
    action: "Titta på NDES-servern: är den på, och körs anslutningen och webbservern?",
    actionMany: "Titta på NDES-servrarna: är de på, och körs anslutningen och webbservern på var och en?",
    steps: [
      "Öppna Klientadministration > Anslutningsprogram och token > Certifikatanslutningar och läs anslutningens läge.",
      "Logga in på servern och se att tjänsterna för anslutningen och webbservern (IIS) körs.",
      "Öppna adressen till NDES i en webbläsare: den svarar med felet 403 när den fungerar.",
      "Se att certifikaten för NDES-servern och dess tjänstkonto inte har gått ut.",
      "Läs anslutningens händelselogg och webbserverns logg för tiden kring den senaste lyckade begäran.",
      "Berätta för supportavdelningen: enheter får inga SCEP-certifikat förrän den fungerar.",
    ],
  },
  "domain-join-connector": {
    name: "Anslutning för domänanslutning",
    one: "Anslutningen för domänanslutning {entity} fungerar inte",
    many: {
      one: "# anslutning för domänanslutning fungerar inte",
      other: "# anslutningar för domänanslutning fungerar inte",
    },
    action: "Titta på servern för Intune Connector for Active Directory: är den på, och körs dess tjänst?",
    actionMany:
      "Titta på servrarna för Intune Connector for Active Directory: är de på, och körs tjänsten på var och en?",
    steps: [
      "Öppna Enheter > Registrering > Windows > Intune-anslutning för Active Directory och läs läget och den senaste tiden.",
      "Logga in på servern och se att anslutningens tjänst körs; starta den om den inte gör det.",
      "Läs anslutningens händelselogg på servern efter fel.",
      "Se att dess konto fortfarande får skapa datorer i organisationsenheten.",
      "Installera den senaste versionen av anslutningen om den som är installerad inte längre stöds.",
      "Berätta för dem som ställer i ordning enheter: Autopilot med anslutning till domänen misslyckas förrän den fungerar.",
    ],
  },
  "mtd-connector": {
    name: "Skydd mot mobilhot",
    one: "Anslutningen till {entity} fungerar inte",
    many: {
      one: "# anslutning till skydd mot mobilhot fungerar inte",
      other: "# anslutningar till skydd mot mobilhot fungerar inte",
    },
    action:
      "Se i partnerns konsol om den fortfarande skickar till Intune och förnya anslutningen om den inte gör det.",
    actionMany:
      "Se i varje partners konsol om den fortfarande skickar till Intune och förnya de anslutningar som inte gör det.",
    steps: [
      "Öppna Klientadministration > Anslutningsprogram och token > Skydd mot mobilhot och läs status och senaste synkronisering.",
      "För Microsoft Defender: öppna Slutpunktssäkerhet > Microsoft Defender för Endpoint och läs status där.",
      "Logga in i partnerns konsol och se att dess prenumeration löper och att den fortfarande är ansluten till Intune.",
      "Se i efterlevnadsprinciperna vad som händer med enheter när partnern inte hörs av.",
      "Titta på status för partnerns tjänst innan du tar bort något.",
      "Berätta för supportavdelningen om enheter kan förlora sin åtkomst eller om hot inte syns.",
    ],
  },
  "exchange-connector": {
    name: "Exchange-anslutning",
    one: "Exchange-anslutningen {entity} fungerar inte",
    many: { one: "# Exchange-anslutning fungerar inte", other: "# Exchange-anslutningar fungerar inte" },
    action: "Titta på Exchange-anslutningens server: är den på, och körs dess tjänst?",
    actionMany: "Titta på Exchange-anslutningarnas servrar: är de på, och körs tjänsten på var och en?",
    steps: [
      "Öppna Klientadministration > Exchange-åtkomst och läs anslutningens status och senaste synkronisering.",
      "Logga in på servern och se att tjänsten för Intunes Exchange-anslutning körs.",
      "Se att anslutningens konto fortfarande kan logga in i Exchange och att dess lösenord inte har gått ut.",
      "Starta en snabb synkronisering i administrationscentret.",
      "Berätta för supportavdelningen: nya enheter kan hållas borta från e-post i det egna nätet, och gamla släppas in.",
    ],
  },
  "management-partner": {
    name: "Partner för enhetshantering",
    one: "Partnern för enhetshantering {entity} fungerar inte",
    many: {
      one: "# partner för enhetshantering fungerar inte",
      other: "# partner för enhetshantering fungerar inte",
    },
    lapsed: "Den dag då partnerns enheter slutar hanteras har passerat.",
    action:
      "Se i partnerns konsol om den fortfarande skickar till Intune och anslut den på nytt; om det är bestämt en dag då dess enheter förlorar sin hantering, före den dagen.",
    actionMany:
      "Se i varje partners konsol om den fortfarande skickar till Intune och anslut den på nytt; om det är bestämt en dag då dess enheter förlorar sin hantering, före den dagen.",
    steps: [
      "Öppna Klientadministration > Anslutningsprogram och token, välj partnern och läs status och den senaste tiden.",
      "Anteckna den dag då partnerns enheter förlorar sin hantering, om en sådan visas.",
      "Logga in i partnerns konsol och prova eller förnya anslutningen till Intune där.",
      "Om den avslutades med avsikt: berätta för dem som använder enheterna vad som händer och ta bort partnern.",
      "Berätta för supportavdelningen: partnerns enheter kan räknas som inkompatibla.",
    ],
  },
  "app-credential": {
    name: "Ett programs klienthemlighet eller certifikat",
    one: "En klienthemlighet eller ett certifikat för {entity} går ut om {value}",
    over: "En klienthemlighet eller ett certifikat för {entity} gick ut för {value} sedan",
    many: {
      one: "# klienthemlighet eller certifikat för ett program går snart ut",
      other: "# klienthemligheter och certifikat för program går snart ut",
    },
    action:
      "Leta upp programmets ägare, skapa en ny klienthemlighet eller ett nytt certifikat och sätt det på plats före {date}, då det gamla går ut.",
    actionOver:
      "Det gick ut {date}: leta upp programmets ägare och sätt genast en ny klienthemlighet eller ett nytt certifikat på plats, eller ta bort det gamla om inget använder det.",
    actionMany:
      "Leta upp programmens ägare, skapa nya klienthemligheter eller certifikat och sätt dem på plats: genast där det gamla har gått ut, annars innan det går ut.",
    steps: [
      "Öppna administrationscentret för Microsoft Entra > Appregistreringar > programmet > Certifikat och hemligheter och leta upp det som går ut.",
      "Se under Ägare vems programmet är, och i inloggningsloggarna om något fortfarande använder det.",
      "Skapa ett nytt bredvid det gamla: båda fungerar tills det gamla går ut. Ett certifikat är säkrare än en klienthemlighet.",
      "Lägg det nya där programmet läser det. För programmet som intune-om självt loggar in med är det filen eller variabeln som intune-om.yaml namnger; kör sedan `intune-om doctor`.",
      "Ta bort det gamla när inget längre använder det.",
      "Ett program som ingen använder: kom överens med ägaren om att ta bort det.",
    ],
  },
  licences: {
    name: "Intune-licenser",
    one: "{entity}: {value} av licenserna är tilldelade (prenumeration: {detail})",
    many: {
      one: "# prenumeration är nästan slut eller löper inte",
      other: "# prenumerationer är nästan slut eller löper inte",
    },
    action:
      "Se om prenumerationen löper och hur många licenser som är lediga; förnya den, beställ fler eller ta tillbaka dem som ingen behöver.",
    actionMany:
      "Se om prenumerationerna löper och hur många licenser som är lediga; förnya dem, beställ fler eller ta tillbaka licenser som ingen behöver.",
    steps: [
      "Öppna Klientadministration > Klientorganisationsstatus > Klientorganisationsinformation och jämför licenserna med dem som är tilldelade.",
      "Öppna administrationscentret för Microsoft 365 > Fakturering > Dina produkter och se om prenumerationen löper och hur länge.",
      "En prenumeration som har upphört: förnya den innan den låses, eller flytta dess användare till en annan.",
      "Ta tillbaka licenser från konton som är inaktiverade eller inte har använts på länge.",
      "Beställ fler om nya medarbetare väntas. Utan licens kan ingen registrera en enhet.",
    ],
  },
  "app-licences": {
    name: "Licenser för köpta appar",
    one: "{value} av licenserna för {entity} används",
    many: {
      one: "# köpt app har knappt någon licens kvar",
      other: "# köpta appar har knappt någon licens kvar",
    },
    action: "Ta tillbaka licenser som ingen använder, eller köp fler i Apple Business Manager.",
    steps: [
      "Öppna Appar > Övervaka > Applicenser och se hur många licenser appen har och vem som använder dem.",
      "Öppna appen och se vem den är tilldelad: är den obligatorisk för fler enheter än det finns licenser misslyckas installationer.",
      "Återkalla licenser för enheter och användare som inte längre behöver appen.",
      "Köp fler i Apple Business Manager, på samma plats som token hör till, och synkronisera token.",
    ],
  },
};
