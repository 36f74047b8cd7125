using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>Conversations and messages change between an app's decision and its call.</summary>
internal static class ChannelChanges
{
    public static IReadOnlyList<Fault> All =>
    [
        new("C7", FaultPlace.World, "Channel archived", "somebody archives the channel", Fault.One(Channel((doing, workspace, channel) => doing.Happenings.Channels.Archive(workspace, channel, Somebody(workspace))))),
        new("C8", FaultPlace.World, "Channel renamed", "it has another name (`value`)", Fault.One(Channel((doing, workspace, channel) =>
            doing.Happenings.Channels.Rename(workspace, channel, doing.Value ?? channel.Name + "-renamed", Somebody(workspace))))),
        new("C9", FaultPlace.World, "Channel made private", "who is not in it sees it no more", Fault.One(Channel((_, _, channel) =>
        {
            channel.IsPrivate = true;
            return Task.CompletedTask;
        }))),
        new("C10", FaultPlace.World, "Channel shared with another company", "it is a Slack Connect channel now, with a member of another workspace", Fault.One(Channel((doing, workspace, channel) =>
        {
            channel.IsShared = true;
            var stranger = workspace.People.Find("U0PGSTRANGER") ?? new Person { Id = "U0PGSTRANGER", TeamId = "T0PGEXTERN1", Name = "stranger", RealName = "Sam Stranger" };
            workspace.Admit(stranger);
            return doing.Happenings.Channels.Join(workspace, channel, stranger.Id);
        }))),
        new("C11", FaultPlace.World, "App removed from the channel", "somebody removes the app's bot user", Fault.One(Channel((doing, workspace, channel) =>
            doing.Happenings.Channels.Leave(workspace, channel, workspace.Bot.Id, Somebody(workspace))))),
        new("E24", FaultPlace.World, "Channel id changes", "channel_id_changed, and the old id is found no more (`value` is the new one)", Fault.One(Channel((doing, workspace, channel) =>
        {
            var (before, now) = (channel.Id, doing.Value ?? workspace.Ids.Next("C"));
            workspace.Conversations.Reidentify(channel, now);
            return doing.Happenings.Channels.IdChanged(workspace, channel, before);
        }))),
        new("C17", FaultPlace.World, "Message deleted", "the last message of the conversation is gone, deleted by a person or by the rules of retention", Fault.One(new ChangeEffect(doing =>
        {
            var (place, ts) = (doing.Channel, doing.Before?.Given.Text("ts"));
            return doing.LetAsync(workspace =>
            {
                var message = (ts is null ? null : place.Find(ts)) ?? (place.Roots is [.., var last] ? last : null) ?? throw new FaultException("channel", "There is no message in that conversation.");
                place.Remove(message);
                return doing.Happenings.Deleted(workspace, place, message);
            });
        }))),
    ];

    private static ChangeEffect Channel(Func<Doing, Workspace, Conversation, Task> change) => new(doing =>
    {
        var channel = doing.Channel;
        return channel.IsChannel
            ? doing.LetAsync(workspace => change(doing, workspace, channel))
            : throw new FaultException("channel", $"{doing.Rule.Fault.Id} happens to a channel, and this is a direct message.");
    });

    private static string Somebody(Workspace workspace) => workspace.People.Order.First(id => workspace.People.Find(id) is { IsBot: false, Deleted: false });
}
