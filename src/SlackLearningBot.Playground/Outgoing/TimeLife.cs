using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>What people's time brings about by itself: scheduled messages are posted and statuses end.</summary>
internal sealed class TimeLife(SlackWorld world, Happenings happenings)
{
    /// <summary>Does all that is due in every workspace; the task ends when the bot has been told once.</summary>
    public Task PassAsync()
    {
        var told = new List<Task>();
        foreach (var workspace in world.All)
        {
            lock (workspace.Gate)
            {
                told.AddRange(workspace.Schedule.TakeDue(workspace.Now).Select(planned => Post(workspace, planned)));
                told.AddRange(workspace.People.Order.Select(id => workspace.People.Find(id)!)
                    .Where(person => person.Status.Expires is { } end && end <= workspace.Now)
                    .ToList()
                    .Select(person => happenings.People.SetStatus(workspace, person, PersonStatus.None)));
            }
        }

        return Task.WhenAll(told);
    }

    /// <summary>Where the bot may not write any more, the message is dropped without a word.</summary>
    private Task Post(Workspace workspace, ScheduledMessage planned)
    {
        if (!workspace.Installed || workspace.Conversations.Find(planned.ChannelId) is not { IsArchived: false } channel || !channel.Has(workspace.Bot.Id))
        {
            return Task.CompletedTask;
        }

        var root = planned.ThreadTs is { } thread ? channel.Find(thread) : null;
        var message = new Message(workspace.NextTs(planned.PostAt), workspace.Bot.Id, planned.Version with { At = planned.PostAt })
        {
            BotId = workspace.BotId, AppName = workspace.Bot.RealName, Attachments = planned.Attachments, ThreadTs = root?.ThreadTs ?? root?.Ts,
            Broadcast = root is not null && planned.Broadcast, Subtype = root is not null && planned.Broadcast ? "thread_broadcast" : null,
        };
        channel.Add(message);
        return happenings.Posted(workspace, channel, message);
    }
}
