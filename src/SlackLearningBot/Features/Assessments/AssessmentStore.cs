using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Assessments, and the tracks they can be made of.</summary>
internal static class AssessmentStore
{
    private const string ReadTracksSql = """
        select t.track_id, t.title
          from track t
         where t.team_id = @TeamId and t.retired_at is null
         order by lower(t.title), t.track_id
        """;

    /// <summary>By title.</summary>
    public static async Task<IReadOnlyList<TrackName>> ReadTracksAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<TrackName>(new CommandDefinition(
            ReadTracksSql, new { TeamId = teamId }, transaction, cancellationToken: cancel))).AsList();

    private const string AddSql = """
        insert into assessment (team_id, assessment_id, title, questions, quotas, pass_mark, attempts, minutes, certificate, author_id, created_at)
        values (@TeamId, @AssessmentId, @Title, @Questions, @Quotas::jsonb, @PassMark, @Attempts, @Minutes, @Certificate, @UserId, @Now);
        insert into assessment_track (team_id, assessment_id, track_id)
        select @TeamId, @AssessmentId, chosen.track_id
          from unnest(@TrackIds::text[]) as chosen (track_id)
        """;

    public static Task AddAsync(
        NpgsqlTransaction transaction, LearnerKey owner, Guid id, AssessmentRules rules, bool certificate, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql,
            new
            {
                owner.TeamId, owner.UserId, AssessmentId = id, rules.Title, Questions = (short)rules.Draw.Count, Quotas = AssessmentsJson.Write(rules.Draw.Quotas),
                PassMark = (short)rules.PassMark, Attempts = (short)rules.Attempts, Minutes = (short?)rules.Minutes, Certificate = certificate, TrackIds = trackIds.ToArray(), Now = now,
            },
            transaction,
            cancellationToken: cancel));

    private const string ReadSql = """
        select assessment_id, title, questions::int as questions, created_at
          from assessment
         where team_id = @TeamId
         order by created_at desc
         limit @Most
        """;

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<AssessmentName>> ReadAsync(NpgsqlTransaction transaction, string teamId, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<AssessmentName>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, Most = most }, transaction, cancellationToken: cancel))).AsList();
}

/// <summary>An assessment in a menu.</summary>
internal sealed record AssessmentName(Guid AssessmentId, string Title, int Questions, DateTimeOffset CreatedAt);
