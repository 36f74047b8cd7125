using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Recall;

/// <summary>All writing on <c>asking</c>, and what its messages show.</summary>
internal static class AskingStore
{
    private const string AskSql = """
        insert into asking (team_id, user_id, asked_on, question_id, place, delivery_id, lesson_id, offers_lesson, because)
        select @TeamId, a.user_id, a.asked_on, a.question_id, a.place, a.delivery_id, a.lesson_id, a.offers_lesson, a.because::jsonb
          from unnest(@UserIds::text[], @Days::date[], @QuestionIds::text[], @Places::smallint[], @DeliveryIds::uuid[], @LessonIds::text[], @AreOffering::boolean[],
                      @Becauses::text[])
               as a (user_id, asked_on, question_id, place, delivery_id, lesson_id, offers_lesson, because)
            on conflict do nothing
        """;

    /// <summary>A day that has its questions already keeps them.</summary>
    public static Task AskAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<NewAsking> askings, CancellationToken cancel)
    {
        var rows = askings.SelectMany(asking => asking.Questions.Select((question, at) => (asking, question, at))).ToList();
        return rows.Count == 0 ? Task.CompletedTask : transaction.Connection!.ExecuteAsync(new CommandDefinition(AskSql, new
        {
            TeamId = teamId,
            UserIds = rows.Select(row => row.asking.Learner.UserId).ToArray(),
            Days = rows.Select(row => row.asking.Day).ToArray(),
            QuestionIds = rows.Select(row => row.question.Question.QuestionId).ToArray(),
            Places = rows.Select(row => (short)(row.at + 1)).ToArray(),
            DeliveryIds = rows.Select(row => row.asking.DeliveryId).ToArray(),
            LessonIds = rows.Select(row => row.asking.LessonId).ToArray(),
            AreOffering = rows.Select(row => row.asking.Instead is not null).ToArray(),
            Becauses = rows.Select(row => AskedBecause.Of(row.question, row.asking.Instead).Write()).ToArray(),
        }, transaction, cancellationToken: cancel));
    }

    // A question that was retired before it was answered is not asked any more.
    private const string ReadSql = """
        select k.user_id, k.delivery_id, k.asked_on, k.lesson_id as message_lesson_id, k.offers_lesson, q.question_id, q.lesson_id, l.title as lesson_title,
               q.type, q.ask, q.options::text as options, q.detail::text as detail,
               r.chosen_text, r.is_right, r.answer::text as answer, n.written, n.meant, g.review_id is not null as is_guess, m.due_on, x.zone
          from unnest(@UserIds::text[], @DeliveryIds::uuid[]) as a (user_id, delivery_id)
          join asking k on k.team_id = @TeamId and k.user_id = a.user_id and k.delivery_id = a.delivery_id
          join question q on q.team_id = k.team_id and q.question_id = k.question_id
          join lesson l on l.team_id = q.team_id and l.lesson_id = q.lesson_id
          left join review r on r.team_id = k.team_id and r.user_id = k.user_id and r.question_id = k.question_id and r.occasion = 'recall:' || to_char(k.asked_on, 'YYYY-MM-DD')
          left join guess g on g.team_id = r.team_id and g.review_id = r.id
          left join near_miss n on n.team_id = k.team_id and n.user_id = k.user_id and n.question_id = k.question_id and n.occasion = 'recall:' || to_char(k.asked_on, 'YYYY-MM-DD')
          left join memory m on m.team_id = k.team_id and m.user_id = k.user_id and m.question_id = k.question_id
          left join learner x on x.team_id = k.team_id and x.user_id = k.user_id and x.stopped_at is null
         where q.retired_at is null or r.id is not null
         order by k.user_id, k.delivery_id, k.place
        """;

    /// <summary>The questions of these messages, by message; nothing of messages that ask nothing again.</summary>
    public static async Task<IReadOnlyDictionary<Guid, FollowUpFacts>> ReadAsync(
        NpgsqlTransaction transaction, IReadOnlyList<(LearnerKey Learner, Guid DeliveryId)> messages, DateTimeOffset now, CancellationToken cancel)
    {
        if (messages.Count == 0)
        {
            return new Dictionary<Guid, FollowUpFacts>();
        }

        var rows = await transaction.Connection!.QueryAsync<AskingRow>(new CommandDefinition(ReadSql, new
        {
            messages[0].Learner.TeamId,
            UserIds = messages.Select(one => one.Learner.UserId).ToArray(),
            DeliveryIds = messages.Select(one => one.DeliveryId).ToArray(),
        }, transaction, cancellationToken: cancel));
        return rows.GroupBy(row => row.DeliveryId).ToDictionary(message => message.Key, message => AskingRow.Open(messages[0].Learner.TeamId, [.. message], now));
    }
}
