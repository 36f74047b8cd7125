using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>All writing on <c>mentorship</c>.</summary>
internal static class MentorshipStore
{
    private const string AddSql = """
        insert into mentorship (team_id, mentorship_id, kind, round_id, began_at, every_days, minutes, ends_on, next_step_at)
        values (@TeamId, @MentorshipId, @Kind, @RoundId, @BeganAt, @EveryDays, @Minutes, @EndsOn, @BeganAt)
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, Mentorship one, Guid? round, CancellationToken cancel) => RunAsync(
        transaction,
        AddSql,
        new { one.TeamId, one.MentorshipId, one.Kind, RoundId = round, one.BeganAt, EveryDays = (short)one.EveryDays, Minutes = (short)one.Minutes, one.EndsOn },
        cancel);

    private const string SaveChannelSql = "update mentorship set channel = @Channel, refused = null, conversations = conversations + 1 where team_id = @TeamId and mentorship_id = @MentorshipId and channel is null";

    /// <summary>False when it is known already, or the mentorship is gone.</summary>
    public static async Task<bool> SaveChannelAsync(NpgsqlTransaction transaction, string teamId, Guid mentorship, string channel, CancellationToken cancel) =>
        await RunAsync(transaction, SaveChannelSql, new { TeamId = teamId, MentorshipId = mentorship, Channel = channel }, cancel) == 1;

    private const string LeaveChannelSql = "update mentorship set channel = null where team_id = @TeamId and mentorship_id = @MentorshipId";

    /// <summary>They get another conversation.</summary>
    public static Task LeaveChannelAsync(NpgsqlTransaction transaction, Mentorship one, CancellationToken cancel) =>
        RunAsync(transaction, LeaveChannelSql, new { one.TeamId, one.MentorshipId }, cancel);

    private const string SaveRefusedSql = """
        update mentorship set refused = @Error
         where team_id = @TeamId and mentorship_id = @MentorshipId and channel is null and ended_at is null and refused is distinct from @Error
        """;

    /// <summary>Slack does not let their conversation be opened. False when that is known already, or it is open.</summary>
    public static async Task<bool> SaveRefusedAsync(NpgsqlTransaction transaction, Mentorship one, string error, CancellationToken cancel) =>
        await RunAsync(transaction, SaveRefusedSql, new { one.TeamId, one.MentorshipId, Error = error }, cancel) == 1;

    private const string SaveAgreementSql = """
        update mentorship set every_days = @EveryDays, minutes = @Minutes, ends_on = @EndsOn where team_id = @TeamId and mentorship_id = @MentorshipId
        """;

    public static Task SaveAgreementAsync(NpgsqlTransaction transaction, Mentorship one, CancellationToken cancel) => RunAsync(
        transaction, SaveAgreementSql, new { one.TeamId, one.MentorshipId, EveryDays = (short)one.EveryDays, Minutes = (short)one.Minutes, one.EndsOn }, cancel);

    private const string SaveSignSql = "update mentorship set last_sign_on = @Today, asked_silence = 0 where team_id = @TeamId and mentorship_id = @MentorshipId";

    /// <summary>They met, answered or changed something: whatever silence there was is over.</summary>
    public static Task SaveSignAsync(NpgsqlTransaction transaction, Mentorship one, DateOnly today, CancellationToken cancel) =>
        RunAsync(transaction, SaveSignSql, new { one.TeamId, one.MentorshipId, Today = today }, cancel);

    private const string SaveNudgedSql = """
        update mentorship
           set last_nudged_on = @LastNudgedOn, asked_to_start = @AskedToStart, asked_midway = @AskedMidway, asked_silence = @AskedSilence
         where team_id = @TeamId and mentorship_id = @MentorshipId
        """;

    public static Task SaveNudgedAsync(NpgsqlTransaction transaction, Mentorship one, CancellationToken cancel) => RunAsync(
        transaction,
        SaveNudgedSql,
        new { one.TeamId, one.MentorshipId, one.LastNudgedOn, one.AskedToStart, one.AskedMidway, AskedSilence = (short)one.AskedSilence },
        cancel);

    private const string SaveNextStepSql = "update mentorship set next_step_at = @At where team_id = @TeamId and mentorship_id = @MentorshipId and ended_at is null";

    public static Task SaveNextStepAsync(NpgsqlTransaction transaction, Mentorship one, DateTimeOffset at, CancellationToken cancel) =>
        PutOffAsync(transaction, one.TeamId, one.MentorshipId, at, cancel);

    /// <summary>It is looked at again then.</summary>
    public static Task PutOffAsync(NpgsqlTransaction transaction, string teamId, Guid mentorship, DateTimeOffset at, CancellationToken cancel) =>
        RunAsync(transaction, SaveNextStepSql, new { TeamId = teamId, MentorshipId = mentorship, At = at }, cancel);

    private const string EndSql = """
        update mentorship set ended_at = @Now, next_step_at = null where team_id = @TeamId and mentorship_id = @MentorshipId and ended_at is null
        """;

    /// <summary>False when it had ended.</summary>
    public static async Task<bool> EndAsync(NpgsqlTransaction transaction, Mentorship one, DateTimeOffset now, CancellationToken cancel) =>
        await RunAsync(transaction, EndSql, new { one.TeamId, one.MentorshipId, Now = now }, cancel) == 1;

    private const string ClaimDueSql = """
        select team_id, mentorship_id
          from mentorship
         where next_step_at <= @Now and ended_at is null
         order by next_step_at
         limit @Most
           for update skip locked
        """;

    /// <summary>Those for whom there is something to say now.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid MentorshipId)>> ClaimDueAsync(NpgsqlTransaction transaction, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid)>(new CommandDefinition(ClaimDueSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string ForgetSql = "delete from mentorship where team_id = @TeamId and mentorship_id = @MentorshipId";

    /// <summary>With its meetings, notes and answers.</summary>
    public static Task ForgetAsync(NpgsqlTransaction transaction, string teamId, Guid mentorship, CancellationToken cancel) =>
        RunAsync(transaction, ForgetSql, new { TeamId = teamId, MentorshipId = mentorship }, cancel);

    private static Task<int> RunAsync(NpgsqlTransaction transaction, string sql, object values, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancel));
}
