using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Who is told what about a wish: its author is asked, the owners get the offer, whoever had the idea hears the answer.</summary>
internal sealed class WishNews(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>A nudge, so that whoever wants silence is left in it.</summary>
    public static NewDelivery Ask(Wish wish, DateTimeOffset now) =>
        Of(wish, wish.Author, WishAskWork.KindName, DeliveryClass.Nudge, now) with { ExpiresAt = now + Draft.Life, Value = NudgeValue.WishAsk };

    public async Task OfferAsync(NpgsqlTransaction transaction, Wish wish, CancellationToken cancel)
    {
        foreach (var owner in await OwnerList.ReadAsync(transaction.Connection!, wish.TeamId, cancel))
        {
            var offer = Of(wish, new LearnerKey(wish.TeamId, owner), WishOfferWork.KindName, DeliveryClass.Nudge, calendar.Now);
            await deliveries.EnqueueAsync(transaction, offer with { ExpiresAt = calendar.Now + Draft.Life, Value = NudgeValue.WishOffer }, cancel);
        }
    }

    public async Task TellAskerAsync(NpgsqlTransaction transaction, Wish wish, CancellationToken cancel)
    {
        if (wish.UserId is { } asker && asker != wish.AuthorId)
        {
            await deliveries.EnqueueAsync(transaction, Of(wish, new LearnerKey(wish.TeamId, asker), WishNewsWork.KindName, DeliveryClass.Answer, calendar.Now), cancel);
        }
    }

    private static NewDelivery Of(Wish wish, LearnerKey person, string kind, DeliveryClass @class, DateTimeOffset now) =>
        NewDelivery.To(person, kind, $"{wish.WishId:N}", @class, now) with
        {
            Payload = JsonSerializer.Serialize(new WishTold(wish.WishId), WishValues.Default.WishTold),
        };
}
