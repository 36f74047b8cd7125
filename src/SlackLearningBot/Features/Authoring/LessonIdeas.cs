using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What somebody wrote elsewhere in the bot goes the way of a message whose author agreed: to the owners, one of whom may make a lesson of it.</summary>
internal sealed class LessonIdeas(WishNews news, CalendarClock calendar) : ILessonIdeas
{
    public async Task<bool> OfferAsync(NpgsqlTransaction transaction, LearnerKey author, Guid id, string markdown, CancellationToken cancel)
    {
        if ((await OwnerList.ReadAsync(transaction.Connection!, author.TeamId, cancel)).Count == 0)
        {
            return false;
        }

        var wish = new Wish
        {
            TeamId = author.TeamId, WishId = Guid.CreateVersion7(calendar.Now), UserId = author.UserId, AuthorId = author.UserId, Text = markdown, State = WishState.Named, Channel = Wish.NoChannel,
        };
        if (await WishStore.AddAsync(transaction, wish, Wish.NoChannel, $"{id:N}", calendar.Now, cancel))
        {
            await news.OfferAsync(transaction, wish, cancel);
        }

        return true;
    }
}
