using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Features.Programmes;

/// <summary>All writing on <c>programme</c>, its versions and its steps.</summary>
internal static class ProgrammeStore
{
    private const string FindSql = "select programme_id, title, description, version from programme where team_id = @TeamId and programme_id = @ProgrammeId";

    private const string ReadStepsSql = """
        select step_id, position, kind, audience, title, days, body, link, minutes, place, refers, assessment_id, weeks, options::text as options
          from programme_step
         where team_id = @TeamId and programme_id = @ProgrammeId and not removed
         order by position
        """;

    /// <summary>As it is now; null when there is none of that id.</summary>
    public static async Task<StoredProgramme?> FindAsync(NpgsqlTransaction transaction, string teamId, string programmeId, CancellationToken cancel)
    {
        var key = new { TeamId = teamId, ProgrammeId = programmeId };
        if (await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(FindSql, key, transaction, cancellationToken: cancel)) is not { } row)
        {
            return null;
        }

        var steps = await transaction.Connection!.QueryAsync<StoredStep>(new CommandDefinition(ReadStepsSql, key, transaction, cancellationToken: cancel));
        return new StoredProgramme(new Programme(row.ProgrammeId, row.Title, row.Description, [.. steps.Select(step => step.Open())]), row.Version);
    }

    private const string HoldSql = "select true from programme where team_id = @TeamId and programme_id = @ProgrammeId for no key update";

    /// <summary>Keeps it from being saved, and its groups from beginning, until the transaction ends: what begins goes by the version that is saved. Called before a group is locked.</summary>
    public static Task HoldAsync(NpgsqlTransaction transaction, string teamId, string programmeId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(HoldSql, new { TeamId = teamId, ProgrammeId = programmeId }, transaction, cancellationToken: cancel));

    private const string SaveSql = """
        insert into programme (team_id, programme_id, title, description, version, author_id, saved_at)
        values (@TeamId, @ProgrammeId, @Title, @Description, @Version, @UserId, @Now)
            on conflict (team_id, programme_id) do update
           set title = excluded.title, description = excluded.description, version = excluded.version, author_id = excluded.author_id, saved_at = excluded.saved_at
         where programme.version = excluded.version - 1
        """;

    private const string AddVersionSql = """
        insert into programme_version (team_id, programme_id, version, content, author_id, saved_at)
        values (@TeamId, @ProgrammeId, @Version, @Content, @UserId, @Now);
        update programme_step set removed = true where team_id = @TeamId and programme_id = @ProgrammeId and not removed
        """;

    private const string SaveStepSql = """
        insert into programme_step (team_id, programme_id, step_id, position, kind, audience, title, days, body, link, minutes, place, refers, assessment_id, weeks, options)
        values (@TeamId, @ProgrammeId, @StepId, @Position, @Kind, @Audience, @Title, @Days, @Body, @Link, @Minutes, @Place, @Refers, @AssessmentId, @Weeks, @Options::jsonb)
            on conflict (team_id, programme_id, step_id) do update
           set position = excluded.position, kind = excluded.kind, audience = excluded.audience, title = excluded.title, days = excluded.days, body = excluded.body,
               link = excluded.link, minutes = excluded.minutes, place = excluded.place, refers = excluded.refers, assessment_id = excluded.assessment_id,
               weeks = excluded.weeks, options = excluded.options, removed = false
        """;

    /// <summary>As the next version after <paramref name="basis"/> (0: as the first); false when somebody saved another one since.</summary>
    public static async Task<bool> SaveAsync(
        NpgsqlTransaction transaction, LearnerKey owner, Programme programme, int basis, string content, DateTimeOffset now, CancellationToken cancel)
    {
        var (connection, version) = (transaction.Connection!, basis + 1);
        var key = new { owner.TeamId, owner.UserId, ProgrammeId = programme.Id, programme.Title, programme.Description, Version = version, Content = content, Now = now };
        if (await connection.ExecuteAsync(new CommandDefinition(SaveSql, key, transaction, cancellationToken: cancel)) != 1)
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(AddVersionSql, key, transaction, cancellationToken: cancel));
        var steps = programme.Steps.Select(StoredStep.Of).Select(step => new
        {
            owner.TeamId, ProgrammeId = programme.Id, step.StepId, step.Position, step.Kind, step.Audience, step.Title, step.Days, step.Body, step.Link, step.Minutes, step.Place,
            step.Refers, step.AssessmentId, step.Weeks, step.Options,
        });
        await connection.ExecuteAsync(new CommandDefinition(SaveStepSql, steps, transaction, cancellationToken: cancel));
        return true;
    }

    private const string ReadLessonsSql = "select lesson_id from lesson where team_id = @TeamId and retired_at is null";

    private const string ReadTracksSql = "select track_id from track where team_id = @TeamId and retired_at is null";

    private const string ReadAssessmentsSql = "select distinct on (lower(title)) title, assessment_id from assessment where team_id = @TeamId order by lower(title), created_at desc, assessment_id";

    /// <summary>What a programme of this workspace may refer to.</summary>
    public static async Task<ProgrammeWorld> ReadWorldAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel)
    {
        var (connection, key) = (transaction.Connection!, new { TeamId = teamId });
        var lessons = await connection.QueryAsync<string>(new CommandDefinition(ReadLessonsSql, key, transaction, cancellationToken: cancel));
        var tracks = await connection.QueryAsync<string>(new CommandDefinition(ReadTracksSql, key, transaction, cancellationToken: cancel));
        var assessments = await connection.QueryAsync<(string Title, Guid Id)>(new CommandDefinition(ReadAssessmentsSql, key, transaction, cancellationToken: cancel));
        var byTitle = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var (title, id) in assessments)
        {
            byTitle[title] = id; // two spellings of PostgreSQL's may be one of .NET's
        }

        return new ProgrammeWorld(lessons.ToHashSet(StringComparer.Ordinal), tracks.ToHashSet(StringComparer.Ordinal), byTitle);
    }

    private sealed record Row(string ProgrammeId, string Title, string Description, int Version);
}

/// <summary>A programme in a list.</summary>
internal sealed record ProgrammeLine
{
    public required string ProgrammeId { get; init; }
    public required string Title { get; init; }

    /// <summary>The newest.</summary>
    public required int Version { get; init; }
    public required int Steps { get; init; }
    public required int ForManagers { get; init; }
    public required bool HasSession { get; init; }

    /// <summary>How many groups are in it.</summary>
    public required int Running { get; init; }

    public ProgrammeSize Size => new(Steps, ForManagers, HasSession);
}
