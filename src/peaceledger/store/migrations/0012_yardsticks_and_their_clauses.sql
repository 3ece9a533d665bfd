-- Yardsticks stand in a table of their own, and assessments say what each clause comes to. Both tables were empty until now.
DROP TABLE assessments;
DROP TABLE assessment_evidence;
CREATE TABLE yardsticks (
    "yardstick_id" VARCHAR,
    "name" VARCHAR,
    "whose" VARCHAR,
    "clause" VARCHAR,
    "group" VARCHAR,
    "kind" VARCHAR,
    "rule" VARCHAR,
    "needs" VARCHAR[]
);
CREATE TABLE assessments (
    "assessment_id" VARCHAR,
    "subject_id" VARCHAR,
    "subject" VARCHAR,
    "party" VARCHAR,
    "yardstick_id" VARCHAR,
    "yardstick" VARCHAR,
    "group" VARCHAR,
    "whose" VARCHAR,
    "outcome" VARCHAR,
    "clauses" VARCHAR[],
    "explanation" VARCHAR,
    "missing" VARCHAR
);
CREATE TABLE assessment_evidence (
    "assessment_id" VARCHAR,
    "clause" VARCHAR,
    "bearing" VARCHAR,
    "capture_id" VARCHAR,
    "start" BIGINT,
    "end" BIGINT,
    "quote" VARCHAR
);
