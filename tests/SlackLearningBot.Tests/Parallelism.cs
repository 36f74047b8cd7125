using NUnit.Framework;

// Fixtures mostly wait for PostgreSQL and HTTP, and each has a database, a Slack and ports of its own.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
