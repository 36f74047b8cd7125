using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>Stands for what is to be published and for the workspace's content it touches: another basis, another outcome.</summary>
internal static class ContentBasis
{
    private const string ReadSql = """
        select md5(coalesce(string_agg(fact, chr(10) order by fact), ''))
          from (select concat_ws(' ', 'lesson', l.lesson_id, l.hash, l.retired_at is null, tl.track_id, tl.position) as fact
                  from lesson l
                  left join track_lesson tl on tl.team_id = l.team_id and tl.lesson_id = l.lesson_id
                 where l.team_id = @TeamId
                   and (l.lesson_id = any(@LessonIds) or tl.track_id = any(@TrackIds))
                 union all
                select concat_ws(' ', 'track', t.track_id, t.title, t.description, t.skills, t.retired_at is null)
                  from track t
                 where t.team_id = @TeamId and t.track_id = any(@TrackIds)
                 union all
                select concat_ws(' ', 'question', q.question_id, q.lesson_id, q.version, q.retired_at is null)
                  from question q
                 where q.team_id = @TeamId and (q.question_id = any(@QuestionIds) or q.lesson_id = any(@LessonIds))) facts
        """;

    public static async Task<string> ReadAsync(NpgsqlTransaction transaction, string teamId, ContentParcel parcel, CancellationToken cancel)
    {
        var lessons = parcel.Tracks.SelectMany(track => track.Lessons).ToList();
        var found = await transaction.Connection!.QuerySingleAsync<string>(new CommandDefinition(ReadSql, new
        {
            TeamId = teamId,
            TrackIds = parcel.Tracks.Select(track => track.Id).ToArray(),
            LessonIds = lessons.Select(lesson => lesson.Id).ToArray(),
            QuestionIds = lessons.SelectMany(lesson => lesson.Questions).Select(question => question.Id).ToArray(),
        }, transaction, cancellationToken: cancel));
        var given = string.Join(';', [.. parcel.Tracks.Select(ContentHash.Of), .. lessons.Select(ContentHash.Of), .. parcel.Parts.Order(StringComparer.Ordinal)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{found};{given}")))[..32];
    }
}
