using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>A person's open wishes, and the questions that wait for their answer.</summary>
internal sealed class AskReads(NpgsqlDataSource database, MentorFinder finder)
{
    private const string FindSql = """
        select wish_id, null::smallint as place, created_at as since
          from mentor_wish
         where team_id = @TeamId and user_id = @UserId and state = 'open'
         union all
        select wish_id, place, asked_at
          from mentor_choice
         where team_id = @TeamId and mentor_id = @UserId and state = 'asked'
         order by since
         limit @Most
        """;

    /// <summary>Together with everything else in App Home they must fit into its blocks; the longest waiting come first.</summary>
    private const int Most = 6;

    public Task<(IReadOnlyList<WishWith> Own, IReadOnlyList<ShownAsk> Asked)> ReadAsync(LearnerKey person, CancellationToken cancel) =>
        database.InTransactionAsync<(IReadOnlyList<WishWith>, IReadOnlyList<ShownAsk>)>(
            async transaction =>
            {
                var (own, asked) = (new List<WishWith>(), new List<ShownAsk>());
                var found = await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(
                    FindSql, new { person.TeamId, person.UserId, Most }, transaction, cancellationToken: cancel));
                foreach (var row in found.ToList())
                {
                    if (await WishStore.FindAsync(transaction, person.TeamId, row.WishId, cancel) is not { } wish)
                    {
                        continue;
                    }

                    if (row.Place is not { } place)
                    {
                        own.Add(wish);
                    }
                    else if (wish.At(place) is { State: "asked" } choice)
                    {
                        asked.Add(await ShowAsync(transaction, wish.Wish, choice, cancel));
                    }
                }

                return (own, asked);
            },
            cancel);

    /// <summary>The question as its mentor sees it, as things stand now.</summary>
    public async Task<ShownAsk> ShowAsync(NpgsqlTransaction transaction, Wish wish, Choice choice, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        var mentor = new LearnerKey(wish.TeamId, choice.MentorId);
        var mentee = await finder.OpenAsync(connection, wish.Mentee, cancel);
        return new ShownAsk(wish, choice, mentee, await CandidateStore.FindAsync(connection, mentor, cancel));
    }

    private sealed record Row(Guid WishId, short? Place, DateTimeOffset Since);
}
