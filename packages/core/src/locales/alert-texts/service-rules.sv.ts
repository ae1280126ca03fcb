import type { ServiceRuleId } from "../../alerts/rule-ids.ts";
import type { RuleTexts } from "../alert-messages.ts";

export const serviceRulesSv: Readonly<Record<ServiceRuleId, RuleTexts>> = {
  "service-incident": {
    name: "Incident i tjänsten",
    one: "Incident i Intune: {entity}",
    many: { one: "# incident i Intune pågår", other: "# incidenter i Intune pågår" },
    action:
      "Berätta för supportavdelningen vad användarna kan märka och ändra inget i Intune förrän incidenten är över.",
    actionMany:
      "Berätta för supportavdelningen vad användarna kan märka och ändra inget i Intune förrän incidenterna är över.",
    steps: [
      "Öppna Klientadministration > Klientorganisationsstatus > Tjänstens hälsa och meddelandecenter och läs det senaste inlägget.",
      "Ta reda på om era användare märker av den, och på vilka plattformar.",
      "Ge supportavdelningen en text: vad som inte fungerar, vem det gäller, vad man gör under tiden och när det finns mer att säga.",
      "Skjut upp distributioner och ändringar av principer som bygger på det som är stört.",
      "Se aviseringar från samma tid som symptom: de går ofta över med incidenten.",
      "När den är över: se att enheter checkar in igen och berätta för supportavdelningen.",
    ],
  },
  "service-advisory": {
    name: "Rekommendation om tjänsten",
    one: "Rekommendation om Intune: {entity}",
    many: { one: "# rekommendation om Intune är öppen", other: "# rekommendationer om Intune är öppna" },
    action: "Läs rekommendationen och bestäm om den gäller era användare.",
    actionMany: "Läs rekommendationerna och bestäm vilka av dem som gäller era användare.",
    steps: [
      "Öppna Klientadministration > Klientorganisationsstatus > Tjänstens hälsa och meddelandecenter och läs det senaste inlägget.",
      "Se om ni använder det som den handlar om och om det finns en väg runt problemet.",
      "Om användarna märker av den: ge supportavdelningen en text med vägen runt problemet.",
      "Kvittera aviseringen med en kommentar om den inte angår er.",
    ],
  },
  "message-action": {
    name: "Meddelandecentret: åtgärd krävs",
    one: "{entity}: agera senast {date}",
    over: "{entity}: skulle vara gjort {date}",
    many: {
      one: "# inlägg i meddelandecentret kräver åtgärd före ett datum som är nära eller har passerat",
      other: "# inlägg i meddelandecentret kräver åtgärd före datum som är nära eller har passerat",
    },
    action: "Gör det som inlägget {detail} kräver senast {date}, eller se till att någon gör det.",
    actionOver:
      "Det som inlägget {detail} kräver skulle vara gjort {date}: se om det är gjort, och gör det nu om det inte är det.",
    actionMany: "Gör det som varje inlägg kräver senast dess datum, och det som är försenat genast.",
    steps: [
      "Kör `intune-om updates show {key}` och läs inlägget och hur många enheter det berör.",
      "Öppna inlägget i meddelandecentret: datum flyttas och text läggs till.",
      "Kom överens om vem som gör vad och till när, och anteckna det med `intune-om updates assign {key} --to PERSON --by DITT-ID`.",
      "Berätta för supportavdelningen och användarna om de märker av ändringen.",
      "När allt är gjort, eller det inte angår er: stäng uppdateringen med `intune-om updates close {key} --as done --by DITT-ID`. Då upphör aviseringen.",
    ],
  },
  "update-without-owner": {
    name: "Aviserad ändring som ingen har tagit sig an",
    one: "Inte omhändertagen eller inte bedömd: {entity}",
    many: {
      one: "# aviserad ändring har ingen tagit sig an",
      other: "# aviserade ändringar har ingen tagit sig an",
    },
    action: "Läs det som aviseras och bedöm det: ge det en ägare, eller säg varför det inte är relevant.",
    actionMany:
      "Läs det som aviseras och bedöm det: ge vart och ett en ägare, eller säg varför det inte är relevant.",
    steps: [
      "Kör `intune-om updates list --open` för att se allt som väntar, med ägare och dag.",
      "Läs vad det ändrar, för vilka plattformar och från när.",
      "Ge det en ägare, eller stäng det som inte relevant med skälet.",
      "Om många väntar: se om planen namnger en uppdateringsbevakare och om den personen är på plats.",
      "Lägg till en regel under updates i planen för det som alltid går till samma person.",
    ],
  },
  "approval-waiting": {
    name: "Ändring som väntar på godkännande",
    one: "En ändring har väntat på godkännande: {value}",
    many: { one: "# ändring väntar på godkännande", other: "# ändringar väntar på godkännande" },
    lapsed:
      "Begäran väntar inte längre: den har avgjorts eller dragits tillbaka, eller så har den förfallit.",
    action: "Låt en andra administratör avgöra begäran innan den förfaller.",
    actionMany: "Låt en andra administratör avgöra varje begäran innan den förfaller.",
    steps: [
      "Öppna Klientadministration > Godkännande av flera administratörer > Mottagna begäranden och läs vad begäran ändrar och varför.",
      "Fråga den som gjorde den om något är oklart. Ingen får godkänna sin egen begäran.",
      "Godkänn eller avslå den, med en kommentar.",
      "Efter ett godkännande måste den som gjorde begäran slutföra den: tills dess ändras inget.",
      "Om begäranden ofta får vänta: se att gruppen som godkänner är stor nog och att den får veta när något väntar.",
    ],
  },
  "policy-changed": {
    name: "Princip ändrad av någon utanför teamet",
    one: "{entity} ändrades av någon utanför teamet ({detail})",
    many: {
      one: "# ändring av principer av någon utanför teamet",
      other: "# ändringar av principer av någon utanför teamet",
    },
    action: "Ta reda på vem som gjorde ändringen och varför; om ingen vet, behandla den som ett angrepp.",
    actionMany:
      "Ta reda på vem som gjorde varje ändring och varför; det som ingen känner till ska behandlas som ett angrepp.",
    steps: [
      "Öppna Klientadministration > Granskningsloggar, leta upp posten efter tiden och läs vad som ändrades från vad till vad.",
      "Fråga personen, eller programmets ägare, om ändringen var avsedd.",
      "Om ingen känner till den: spärra kontot, avsluta dess sessioner och ring säkerhetsansvarig genast.",
      "Ångra ändringen om den var fel och se vilka enheter som redan har den.",
      "Om den var riktig och kommer att ske igen: lägg till kontot i aviseringarnas team i planen (alerts.team).",
      "Se i rollerna i Intune om kontot ska kunna göra det här.",
    ],
  },
  "source-unreadable": {
    name: "Källa som inte kan läsas",
    one: "{entity} kunde inte läsas helt",
    many: { one: "# källa kunde inte läsas helt", other: "# källor kunde inte läsas helt" },
    action: "Kör `intune-om doctor` och gör det som kommandot säger om källan.",
    actionMany: "Kör `intune-om doctor` och gör det som kommandot säger om varje källa.",
    steps: [
      "Läs i tabellen varför den inte kunde läsas och vad som ska göras.",
      "Kör `intune-om doctor`: kommandot provar att logga in och varje behörighet.",
      "En behörighet som saknas: kör `intune-om permissions`, lägg till den för programmet i administrationscentret för Microsoft Entra och låt en administratör bevilja den.",
      "Ett nätverksfel: se att proxyn och brandväggen släpper igenom adresserna till Microsoft Graph och till flödena.",
      "En källa som organisationen inte använder: stäng av dess insamling i intune-om.yaml.",
      "Tills den kan läsas är det okänt hur det står med aviseringar som bygger på den: ingen får veta något nytt därifrån.",
    ],
  },
  "report-undelivered": {
    name: "Rapport som inte nådde alla",
    one: "Rapporten {entity} nådde inte {value} av sina mottagare",
    many: { one: "# rapport nådde inte alla", other: "# rapporter nådde inte alla" },
    lapsed: "Rapporten planeras inte längre, eller har inget schema längre.",
    action: "Se i tabellen vem rapporten inte nådde, rätta adressen eller e-postservern och skicka den igen.",
    actionMany:
      "Se i listan över leveranser vem rapporterna inte nådde, rätta adresserna eller e-postservern och skicka dem igen.",
    steps: [
      "Kör `intune-om deliveries list` för att se läget för varje leverans och vad e-postservern svarade.",
      "Avvisad: se om adressen i planen är rätt och om personen har kvar sin e-postlåda.",
      "Okänd: fråga en av mottagarna om den kom fram innan du skickar den igen.",
      "Flera på en gång: kör `intune-om doctor`, som provar e-postservern.",
      "Skicka igen med `intune-om deliveries retry`. Aviseringen upphör när nästa körning når alla.",
    ],
  },
};
