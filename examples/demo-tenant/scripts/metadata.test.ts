import { expect, test } from "vitest";
import { withBeta } from "./beta-metadata.ts";
import { withDocumented } from "./documented-types.ts";
import { type Metadata, placeOfPath, readMetadata } from "./metadata.ts";
import { queryFactsOf, readStatements } from "./query-facts.ts";

const XML = `
<Schema Namespace="microsoft.graph" Alias="graph">
  <!-- <EntityType Name="hidden"><Property Name="id" Type="Edm.String" /></EntityType> -->
  <EntityType Name="entity" Abstract="true"><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
  <EntityType Name="house" BaseType="graph.entity">
    <Property Name="name" Type="Edm.String" />
    <Property Name="height" Type="Edm.Int32" Nullable="false" />
    <NavigationProperty Name="rooms" Type="Collection(graph.room)" />
    <NavigationProperty Name="roof" Type="graph.roof" />
  </EntityType>
  <EntityType Name="room" BaseType="graph.entity" />
  <EntityType Name="roof" BaseType="graph.entity"><Property Name="kind" Type="graph.roofKind" /></EntityType>
  <EnumType Name="roofKind"><Member Name="flat" Value="0" /></EnumType>
  <EntityType Name="town"><NavigationProperty Name="houses" Type="Collection(microsoft.graph.house)" /></EntityType>
  <Action Name="paint" IsBound="true" />
  <EntityContainer Name="GraphService">
    <EntitySet Name="houses" EntityType="microsoft.graph.house" />
    <Singleton Name="town" Type="microsoft.graph.town" />
  </EntityContainer>
</Schema>
<Schema Namespace="microsoft.graph.security" Alias="self">
  <ComplexType Name="lock" BaseType="self.part"><Property Name="keys" Type="Collection(self.key)" /></ComplexType>
</Schema>
<Schema Namespace="microsoft.graph.other">
  <EntityType Name="house"><Property Name="wrong" Type="Edm.String" /></EntityType>
  <Annotations Target="microsoft.graph.house/name">
    <Annotation Term="Org.OData.Core.V1.Description" String="Supports $filter operator 'eq' and 'contains'." />
  </Annotations>
  <Annotations Target="microsoft.graph.house/height">
    <Annotation Term="Org.OData.Core.V1.Description" String="The height. Supports: $select, $OrderBy. Read-only." />
  </Annotations>
  <Annotations Target="microsoft.graph.room">
    <Annotation Term="Org.OData.Capabilities.V1.FilterRestrictions"><Record>
      <PropertyValue Property="Filterable" Bool="false" /></Record></Annotation>
    <Annotation Term="Org.OData.Capabilities.V1.SkipSupported" Bool="true" />
    <Annotation Term="Org.OData.Capabilities.V1.TopSupported" Bool="false" />
  </Annotations>
</Schema>`;

const metadata = readMetadata(XML);

test("types are read with their bases, those of the security schema under its name", () => {
  expect(metadata.types.get("house")).toMatchObject({ base: "entity", open: false });
  expect(metadata.types.get("house")?.properties.get("height")).toEqual({
    type: "Edm.Int32",
    nullable: false,
  });
  expect(metadata.types.get("security.lock")?.base).toBe("security.part");
  expect(metadata.types.get("security.lock")?.properties.get("keys")?.type).toBe("Collection(security.key)");
  expect(metadata.enums.get("roofKind")?.members).toEqual(["flat"]);
  expect(metadata.actions).toEqual(new Set(["paint"]));
  expect(metadata.types.has("hidden")).toBe(false);
  expect(metadata.types.get("house")?.properties.has("wrong")).toBe(false);
});

test.for([
  ["houses", { type: "house", isList: true }],
  ["houses/{}", { type: "house", isList: false }],
  ["town/houses/{}/rooms", { type: "room", isList: true }],
  ["houses/{}/roof", { type: "roof", isList: false }],
  ["houses/rooms", null],
  ["houses/{}/{}", null],
  ["houses/{}/doors", null],
  ["town/{}", null],
  ["streets", null],
] as const)("the path %s leads to %o", ([path, place]) => {
  expect(placeOfPath(metadata, path)).toEqual(place);
});

test("beta adds types, properties and ways, and leaves what v1.0 has as it is there", () => {
  const beta = withBeta(metadata, {
    entities: {
      "microsoft.graph.house": {
        baseType: "microsoft.graph.entity",
        properties: [
          { name: "name", type: "Edm.Int32" },
          { name: "builtDateTime", type: null, tsType: "NullableOption<string>" },
          { name: "weights", tsType: "NullableOption<number[]>" },
          { name: "mood" },
        ],
        navigationProperties: [{ name: "cellars", tsType: "NullableOption<Cellar[]>" }],
      },
    },
    complexTypes: {},
    enums: {
      "microsoft.graph.roofKind": { members: ["pointed"] },
      "microsoft.graph.mood": { members: ["good"] },
    },
    reportActions: { actions: [{ name: "getPaintReport", parameters: null }] },
  });
  expect(Object.fromEntries(beta.types.get("house")?.properties ?? [])).toEqual({
    name: { type: "Edm.String", nullable: true },
    height: { type: "Edm.Int32", nullable: false },
    builtDateTime: { type: "Edm.DateTimeOffset", nullable: true },
    weights: { type: "Collection(Edm.Double)", nullable: true },
    mood: { type: "Edm.Untyped", nullable: true },
  });
  expect(placeOfPath(beta, "houses/{}/cellars")).toEqual({ type: "cellar", isList: true });
  expect(placeOfPath(metadata, "houses/{}/cellars")).toBeNull();
  expect([beta.enums.get("roofKind")?.members, beta.enums.get("mood")?.members]).toEqual([
    ["flat"],
    ["good"],
  ]);
  expect(beta.actions.has("getPaintReport")).toBe(true);
});

test("types that are known from the documentation alone go when the metadata has them", () => {
  const documented = withDocumented(metadata, "v1.0");
  expect(placeOfPath(documented, "applications")).toEqual({ type: "application", isList: true });
  expect(documented.types.has("windowsFeatureUpdateProfile")).toBe(false);
  expect(withDocumented(metadata, "beta").types.has("windowsFeatureUpdateProfile")).toBe(true);
  const known: Metadata = { ...metadata, types: new Map([...metadata.types, ...documented.types]) };
  expect(() => withDocumented(known, "v1.0")).toThrow(/stands in the metadata/);
});

test("what can be filtered and sorted comes out of descriptions and capabilities", () => {
  const statements = readStatements(XML);
  expect(queryFactsOf(statements, metadata, "houses", "house")).toEqual({
    filter: { name: ["eq", "contains"] },
    orderby: ["height"],
  });
  expect(queryFactsOf(statements, metadata, "rooms", "room")).toEqual({ refuses: ["$filter", "$top"] });
  expect(queryFactsOf(statements, metadata, "roofs", "roof")).toEqual({});
});

test("Intune's lists are filtered by nothing that is not said to be filterable", () => {
  const statements = readStatements(XML);
  expect(queryFactsOf(statements, metadata, "deviceManagement/roofs", "roof")).toEqual({ filter: {} });
  expect(queryFactsOf(statements, metadata, "deviceManagement/auditEvents", "roof")).toEqual({
    filter: { activityDateTime: ["*"] },
  });
});
