-- Parcels that go by a road by themselves (a relay, a shared folder), not as a courier's file.
-- A parcel may go by several roads. carries is JSON: the ledgers' ranges, bundles and contents
-- in it, kept because its recipe is forgotten by sealing. handed: when the road said that all
-- of it is there, in UTC text.
CREATE TABLE road_parcels (
    road TEXT NOT NULL,
    parcel TEXT NOT NULL,
    place INTEGER NOT NULL,
    box TEXT NOT NULL,
    carries TEXT NOT NULL,
    handed TEXT,
    PRIMARY KEY (road, parcel)
) STRICT, WITHOUT ROWID;

-- What lay on a road for this archive and was dealt with: taken in, or refused and why (an
-- error's code). device and size: who sent it, and how long that ledger was known then. knew: how many keys and devices were known then; a refusal may end with more.
CREATE TABLE road_arrivals (
    road TEXT NOT NULL,
    box TEXT NOT NULL,
    parcel TEXT NOT NULL,
    manifest BLOB NOT NULL,
    device TEXT,
    size INTEGER,
    refused TEXT,
    knew INTEGER NOT NULL,
    PRIMARY KEY (road, box, parcel)
) STRICT, WITHOUT ROWID;
