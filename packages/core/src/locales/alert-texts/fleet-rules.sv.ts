import type { FleetRuleId } from "../../alerts/rule-ids.ts";
import type { RuleTexts } from "../alert-messages.ts";

export const fleetRulesSv: Readonly<Record<FleetRuleId, RuleTexts>> = {
  "compliance-rate": {
    name: "Andel kompatibla enheter",
    one: "{entity}: {value} av enheterna är kompatibla, under målet ({detail})",
    many: {
      one: "Efterlevnaden är under målet i # klientorganisation",
      other: "Efterlevnaden är under målet i # klientorganisationer",
    },
    action:
      "Leta upp den inställning som flest enheter inte klarar och bestäm om det är enheterna eller principen som ska ändras.",
    steps: [
      "Öppna Enheter > Efterlevnad > Övervaka > Inkompatibla enheter och sortera efter princip och operativsystem.",
      "Jämför med inställningarna i det här meddelandet: en som sticker ut handlar om en princip, många små om enheter.",
      "Leta i Klientadministration > Granskningsloggar efter en efterlevnadsprincip som har ändrats eller tilldelats sedan andelen var bra.",
      "Om principen är fel: rätta den eller förläng dess respitperiod, och berätta för supportavdelningen.",
      "Om enheterna är fel: ge supportavdelningen listan, de som har respitperiod först.",
      "Dra tillbaka enheter som har tystnat och inte längre används: de blir inkompatibla av sig själva.",
    ],
  },
  "compliance-falling": {
    name: "Efterlevnaden faller snabbt",
    one: "{entity}: efterlevnaden faller, {value} ({detail})",
    many: {
      one: "Efterlevnaden har fallit snabbt i # klientorganisation",
      other: "Efterlevnaden har fallit snabbt i # klientorganisationer",
    },
    lapsed: "De bättre siffrorna från tidigare ligger inte längre inom de dagar som jämförs.",
    action:
      "Ta reda på vad som har ändrats sedan den senaste bra siffran, och ångra det om det var ett misstag.",
    steps: [
      "Öppna Klientadministration > Granskningsloggar och läs vad som har ändrats i efterlevnadsprinciper och deras tilldelningar.",
      "Öppna Enheter > Efterlevnad > en princip > Visa rapport för de principer som ändrades och se vilken inställning det gäller.",
      "Läs Klientadministration > Klientorganisationsstatus > Tjänstens hälsa: en incident kan få enheter att se inkompatibla ut.",
      "Om efterlevnaden beror på en partner för skydd mot mobilhot: se under Anslutningsprogram och token om den fortfarande rapporterar.",
      "Ångra en felaktig ändring, synkronisera sedan några enheter och se om de blir kompatibla.",
      "Berätta för supportavdelningen hur många användare som kan vara utestängda, och hur länge.",
    ],
  },
  "grace-period": {
    name: "Respitperiodens slut",
    one: "{entity}: {value} kvar av respitperioden",
    over: "{entity}: respitperioden tog slut för {value} sedan",
    many: {
      one: "Respitperioden är snart slut eller har tagit slut för # enhet",
      other: "Respitperioden är snart slut eller har tagit slut för # enheter",
    },
    lapsed:
      "En respitperiod som tog slut för länge sedan tas inte längre upp. Inget har blivit kompatibelt av det.",
    action: "Nå användaren före {date}: då tar respitperioden slut, och enheten kan förlora åtkomst.",
    actionOver: "Nå användaren: respitperioden tog slut {date}, och enheten kan ha förlorat åtkomst.",
    actionMany:
      "Nå de användare vars respitperiod snart är slut eller har tagit slut, de som har minst tid kvar först.",
    steps: [
      "Öppna Enheter > Efterlevnad > Övervaka > Inkompatibla enheter och öppna enheten för att se vilken inställning den inte klarar.",
      "Leta upp den primära användaren på enhetens sida och ring eller skriv till personen.",
      "Hjälp användaren genom det steg som saknas, till exempel en uppdatering, ett lösenord eller kryptering.",
      "Låt användaren checka in enheten från företagsportalen och se att den blir kompatibel.",
      "Om många enheter inte klarar samma inställning: be Intune-administratören granska principen innan tiden är ute.",
    ],
  },
  "stale-devices": {
    name: "Tysta enheter",
    one: "{entity} har inte checkat in på {value}",
    many: {
      one: "# enhet har inte hörts av på länge",
      other: "# enheter har inte hörts av på länge",
    },
    action: "Ta reda på var enheten är och dra tillbaka den om den inte längre används.",
    actionMany: "Ta reda på var enheterna är och dra tillbaka dem som inte längre används.",
    steps: [
      "Öppna Enheter > Alla enheter, sorterade efter senaste incheckning, och se vem som har varje enhet.",
      "Om många tystnade samma dag: titta på anslutningsprogram och token först, felet kan finnas där.",
      "Fråga användaren, eller chefen för någon som har slutat, om enheten är borttappad, undanlagd eller utbytt.",
      "En borttappad enhet: använd fjärrlås eller rensa den, och berätta för säkerhetsansvarig.",
      "En enhet som inte längre används: dra tillbaka eller ta bort den så att licensen blir ledig.",
      "Överväg en rensningsregel under Enheter > Organisera enheter > Regler för enhetsrensning, så att det sker av sig självt.",
    ],
  },
  "malware-active": {
    name: "Aktiv skadlig kod",
    one: "{entity} har aktiv skadlig kod ({value})",
    many: { one: "# enhet har aktiv skadlig kod", other: "# enheter har aktiv skadlig kod" },
    action: "Skilj enheten från nätverket och ta sedan reda på vad hotet har gjort.",
    actionMany: "Skilj enheterna från nätverket och ta sedan reda på vad hoten har gjort.",
    steps: [
      "Isolera enheten i Microsoft Defender, eller låt användaren koppla bort den från alla nätverk och lämna den på.",
      "Öppna Slutpunktssäkerhet > Antivirus > Aktiv skadlig kod och läs vilket hotet är, dess status och när det sågs.",
      "Starta en fullständig genomsökning från enhetens sida, och starta om enheten när hotet väntar på det.",
      "Om samma hot finns på flera enheter: behandla det som en incident och ring säkerhetsansvarig genast.",
      "Låt användaren byta lösenord från en annan enhet om hotet kan ha läst det.",
      "Rensa enheten om hotet kommer tillbaka eller om ingen kan säga vad det har ändrat.",
    ],
  },
  "protection-off": {
    name: "Avstängt skydd",
    one: "{entity}: antivirusskyddet är avstängt",
    many: { one: "# enhet utan antivirusskydd", other: "# enheter utan antivirusskydd" },
    action: "Slå på skyddet igen och ta reda på vad som stängde av det.",
    steps: [
      "Öppna Slutpunktssäkerhet > Antivirus > Slutpunkter med fel och se vilken del som är avstängd.",
      "Se om ett annat antivirusprogram körs på enheten: då drar sig Microsoft Defender undan av sig självt.",
      "Se i enhetens konfiguration om antivirusprincipen har nått den, utan fel och konflikt.",
      "Synkronisera enheten, starta om den och titta på listan igen.",
      "Slå på manipulationsskydd så att varken användare eller program kan stänga av skyddet.",
      "Om ingen kan säga vem som stängde av det: behandla enheten som en med skadlig kod.",
    ],
  },
  "definitions-old": {
    name: "Gamla antivirusdefinitioner",
    one: "{entity}: antivirusdefinitionerna är föråldrade",
    many: {
      one: "# enhet har föråldrade antivirusdefinitioner",
      other: "# enheter har föråldrade antivirusdefinitioner",
    },
    lapsed:
      "En enhet som inte har rapporterat på länge bedöms inte längre: regeln om tysta enheter tar upp den.",
    action:
      "Uppdatera definitionerna från administrationscentret och titta på enheten om den inte tar emot dem.",
    actionMany:
      "Uppdatera definitionerna från administrationscentret och titta på de enheter som inte tar emot dem.",
    steps: [
      "Öppna Slutpunktssäkerhet > Antivirus > Slutpunkter med fel och se när varje enhet senast rapporterade.",
      "Lämna enheter som har varit avstängda: de uppdaterar sig när de används igen.",
      "Markera de andra och välj att uppdatera deras definitioner.",
      "Om en hel plats ligger efter: se om dess nätverk släpper igenom de adresser som definitionerna kommer från.",
      "Om definitionerna kommer från en egen delad mapp eller server: se att den är aktuell.",
    ],
  },
  "defender-alert": {
    name: "Defender-avisering",
    one: "Defender-avisering: {entity}",
    many: { one: "# Defender-avisering är inte löst", other: "# Defender-aviseringar är inte lösta" },
    action: "Öppna aviseringen i Microsoft Defender, ta den och avgör om den är verklig.",
    actionMany:
      "Öppna aviseringarna i Microsoft Defender, ta dem och avgör för var och en om den är verklig.",
    steps: [
      "Öppna aviseringen i Microsoft Defender-portalen och tilldela dig själv den.",
      "Läs hur det gick till: vad som startade den, på vilka enheter, med vilket konto.",
      "Om den är verklig: isolera enheterna och följ det som portalen rekommenderar.",
      "Leta efter andra aviseringar om samma enheter och konton: flera små kan vara ett och samma angrepp.",
      "Lös aviseringen med sin klassificering. En falsk: säg det där, så att den inte kommer tillbaka.",
    ],
  },
  "app-install-failures": {
    name: "Appinstallationsfel",
    one: "{entity} misslyckas på {value} av enheterna ({detail})",
    many: { one: "# app misslyckas på för många enheter", other: "# appar misslyckas på för många enheter" },
    action: "Slå upp den kod som de flesta felen har och pausa distributionen om appen är obligatorisk.",
    actionMany:
      "Slå upp den kod som de flesta felen har för varje app och pausa distributionerna av obligatoriska appar.",
    steps: [
      "Öppna Appar > Övervaka > Installationsstatus för appar och öppna appen.",
      "Slå upp den vanligaste felkoden med intune-om lookup och följ dess första steg.",
      "Se vad enheterna som misslyckas har gemensamt: systemversion, diskutrymme, grupp, nätverk.",
      "En Windows-app: kontrollera dess krav, identifieringsregel och returkoder på en enhet.",
      "En app från Apple: kontrollera att det finns licenser kvar och att token gäller.",
      "Rätta appen eller dess tilldelning, prova på några enheter och ge supportavdelningen ett svar.",
    ],
  },
  "app-newly-failing": {
    name: "App som har börjat misslyckas",
    one: "{entity} har börjat misslyckas: {value}",
    many: { one: "# app har börjat misslyckas", other: "# appar har börjat misslyckas" },
    lapsed:
      "Det som har misslyckats längre än de dagar som jämförs är inte längre nytt. Det misslyckas fortfarande.",
    action:
      "Ta reda på vad som har ändrats i appen den här veckan och stoppa det innan det når fler enheter.",
    actionMany:
      "Ta reda på vad som har ändrats i apparna den här veckan och stoppa det innan det når fler enheter.",
    steps: [
      "Leta i Klientadministration > Granskningsloggar efter ändringar av appen, dess version och dess tilldelningar.",
      "Öppna Appar > Alla appar > appen > Installationsstatus för enheter och se vilka enheter och versioner som misslyckas.",
      "Slå upp den vanligaste felkoden med intune-om lookup.",
      "Om en ny version förde felen med sig: ta tillbaka dess tilldelning eller gå tillbaka till versionen före.",
      "Berätta för supportavdelningen vad användarna ser och vad de ska svara.",
    ],
  },
  "enrollment-failures": {
    name: "Registreringsfel",
    one: "Registreringen misslyckas oftare än vanligt: {entity} ({value})",
    many: {
      one: "Registreringen misslyckas oftare än vanligt av # orsak",
      other: "Registreringen misslyckas oftare än vanligt av # orsaker",
    },
    action: "Läs orsaken och låt dem som ska registrera en enhet vänta tills du vet vad det är.",
    actionMany: "Läs orsakerna och låt dem som ska registrera en enhet vänta tills du vet vad det är.",
    steps: [
      "Öppna Enheter > Övervaka > Registreringsfel och öppna några rader med den här orsaken.",
      "Läs vad Microsoft råder till där och slå upp orsaken med intune-om lookup.",
      "Inte tillåten: kontrollera registreringsbegränsningar, enhetsgränsen och användarnas licenser.",
      "Inloggning: kontrollera villkorlig åtkomst och multifaktorautentisering för registreringsappen.",
      "Bara Apple eller Android: kontrollera den plattformens token, certifikat eller bindning.",
      "Berätta för supportavdelningen vad de ska säga och när registreringen fungerar igen.",
    ],
  },
  "autopilot-failures": {
    name: "Misslyckade Autopilot-distributioner",
    one: "{entity}: {value} av distributionerna misslyckades ({detail})",
    many: {
      one: "Distributionerna misslyckas för # profil",
      other: "Distributionerna misslyckas för # profiler",
    },
    action: "Sluta dela ut nya enheter tills du vet var distributionerna misslyckas.",
    steps: [
      "Öppna Enheter > Övervaka > Windows Autopilot-distributioner och se i vilken fas de misslyckas.",
      "Förberedelse av enheten: kontrollera TPM, nätverk och tid, och att profilen tilldelades före första starten.",
      "Konfiguration av enheten eller kontot: se på registreringsstatussidan vilken app eller princip den väntade på.",
      "Ta bort appar som inte behövs genast ur dem som registreringsstatussidan väntar på.",
      "Samla in diagnostik från en enhet, återställ den sedan och försök igen.",
    ],
  },
  "policy-errors": {
    name: "Princip med fel",
    one: "{entity} misslyckas på {value} av enheterna ({detail})",
    many: {
      one: "# princip misslyckas på för många enheter",
      other: "# principer misslyckas på för många enheter",
    },
    action: "Öppna principen och leta upp den inställning som enheterna inte tar emot.",
    actionMany: "Öppna principerna och leta upp de inställningar som enheterna inte tar emot.",
    steps: [
      "Öppna Enheter > Konfiguration > profilen > Incheckningsstatus för enheter och användare; för en efterlevnadsprincip, Visa rapport.",
      "Öppna en enhet som misslyckas och läs vilken inställning som har ett fel, och felets kod.",
      "Se om enheterna passar för inställningen: systemets utgåva och version, övervakat läge, arbetsprofil.",
      "Se om en annan princip eller en grupprincip styr samma sak.",
      "Rätta principen eller utelämna de enheter som den inte är till för med ett filter, och titta igen dagen efter.",
    ],
  },
  "policy-conflicts": {
    name: "Principer i konflikt",
    one: "{entity}: principer i konflikt på {value}",
    many: { one: "# inställning är i konflikt", other: "# inställningar är i konflikt" },
    action: "Leta upp de två principer som styr samma sak på olika sätt och låt en av dem göra det.",
    actionMany:
      "Leta för varje inställning upp de två principer som styr den på olika sätt och låt en av dem göra det.",
    steps: [
      "Öppna Enheter > Övervaka och där de profiler och inställningar som har konflikter.",
      "Öppna en enhet och sedan dess konfiguration, och läs vilka profiler som har inställningen som är i konflikt.",
      "Titta också på säkerhetsbaslinjer och principer för slutpunktssäkerhet: de styr ofta samma sak.",
      "Bestäm vilken princip som ska ha inställningen och sätt den till inte konfigurerad i den andra.",
      "Där grupper överlappar: utelämna den som behöver något annat, med ett filter eller ett undantag.",
    ],
  },
  "feature-update-support": {
    name: "Slut på stöd för en Windows-version",
    one: "{entity}: {value} kvar av stödet för {detail}",
    over: "{entity}: stödet för {detail} upphörde för {value} sedan",
    many: {
      one: "# princip håller Windows vid en version som förlorar sitt stöd",
      other: "# principer håller Windows vid en version som förlorar sitt stöd",
    },
    action: "Planera vägen till nästa version och ändra principen innan stödet för {detail} upphör {date}.",
    actionOver: "Stödet för {detail} upphörde {date}: flytta principens enheter till en version som stöds.",
    actionMany:
      "Flytta principerna till en version som stöds: genast där stödet har upphört, annars innan det upphör.",
    steps: [
      "Se under Rapporter > Windows-uppdateringar hur många enheter principen har och vilka som inte är redo för nästa version.",
      "Prova nästa version på pilotgruppen i två veckor.",
      "Skriv in distributionen i planen, med dess faser, och berätta för supportavdelningen och användarna.",
      "Ställ in nästa version i Enheter > Hantera uppdateringar > Windows-uppdateringar > Funktionsuppdateringar, ring för ring.",
      "Följ de enheter som blir efter och byt ut dem som inte kan ta emot den.",
    ],
  },
  "os-minimum": {
    name: "Version under den lägsta",
    one: "{entity} kör en version under den lägsta som stöds ({detail})",
    many: {
      one: "# enhet kör en version under den lägsta som stöds",
      other: "# enheter kör en version under den lägsta som stöds",
    },
    action: "Uppdatera enheten om den kan ta emot en nyare version och byt ut den om den inte kan.",
    actionMany: "Uppdatera de enheter som kan ta emot en nyare version och byt ut dem som inte kan.",
    steps: [
      "Öppna Enheter > Alla enheter, filtrera efter operativsystem och sortera efter version.",
      "Dela upp efter modell: de som kan ta emot en nyare version, och de som har nått sitt slut.",
      "Distribuera uppdateringen till de första, med en tidsgräns, och berätta för användarna när.",
      "Beställ nya i stället för de andra, och ta dem ur bruk innan något slutar att fungera på dem.",
      "Ställ in den lägsta versionen i efterlevnadsprincipen och registreringsbegränsningarna, så att ingen kommer tillbaka.",
    ],
  },
};
