using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>What Slack refuses a call with, whatever was wrong with it. Nothing is carried out.</summary>
internal static class RefusalFaults
{
    private static readonly string[] Posting = ["chat.postMessage", "chat.postEphemeral", "chat.update", "chat.scheduleMessage"];
    private static readonly string[] Views = ["views.open", "views.push", "views.update", "views.publish"];

    public static IReadOnlyList<Fault> All =>
    [
        new("W17", FaultPlace.Call, "Bad arguments", "invalid_arguments, with Slack's explanations", Fault.One(Refused(() => Explained(
            "invalid_arguments", "failed to match all allowed schemas [json-pointer:/view]", "missing required field: type [json-pointer:/view]")))),
        new("W18", FaultPlace.Call, "Bad blocks", "invalid_blocks, with errors[] as well", Only([.. Posting, .. Views], Fault.One(Refused(() =>
        {
            string[] problems = ["failed to match all allowed schemas [json-pointer:/blocks/3/text]", "invalid additional property: emoji [json-pointer:/blocks/3/text]"];
            var reply = Explained("invalid_blocks", problems);
            reply.Body["errors"] = Json.Strings(problems);
            return reply;
        })))),
        new("W19", FaultPlace.Call, "Not JSON", "the body is said to be no JSON, no object, or no blocks", Errors([], "invalid_json", "json_not_object", "invalid_blocks_format")),
        new("W20", FaultPlace.Call, "Too long", "a text, message, view or metadata is said to be too large",
        [
            .. Errors(Posting, "msg_too_long", "msg_blocks_too_long", "too_many_attachments", "metadata_too_large"), .. Errors(Views, "view_too_large"),
        ]),
        new("W21", FaultPlace.Call, "Conversation refuses", "the conversation is gone, closed, or nothing may be written there", Errors(
            [.. Posting, "conversations.*"],
            "channel_not_found", "not_in_channel", "is_archived", "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
            "cannot_reply_to_message", "messages_tab_disabled", "ekm_access_denied", "message_limit_exceeded")),
        new("W22", FaultPlace.Call, "Person refuses", "the person is gone, hidden, or takes no messages",
        [
            .. Errors(["conversations.open", "chat.postMessage", "users.info", "views.publish"], "user_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot", "invalid_user_combination"),
            .. Errors(["users.lookupByEmail"], "users_not_found"),
        ]),
        new("W23", FaultPlace.Call, "Trigger refused", "the trigger is too old, used or unknown; also in the older form",
        [
            .. Errors(["views.open", "views.push"], "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"),
            new("older_form", Refused(() => Explained("invalid_arguments", "`trigger_id` expired [json-pointer:/trigger_id]"))) { At = ["views.open", "views.push"] },
        ]),
        new("W24", FaultPlace.Call, "View refused", "the view changed, is gone, or is one too many",
        [
            .. Errors(["views.update", "views.publish"], "hash_conflict"), .. Errors(["views.update"], "not_found"), .. Errors(["views.push"], "push_limit_reached"),
            .. Errors(["views.open", "views.push", "views.publish"], "duplicate_external_id"), .. Errors(["views.publish"], "not_enabled"),
        ]),
        new("W25", FaultPlace.Call, "Message refused", "the message is gone, or may be changed no more",
        [
            .. Errors(["chat.update", "chat.delete"], "message_not_found"), .. Errors(["chat.update"], "cant_update_message", "edit_window_closed"),
            .. Errors(["chat.delete"], "cant_delete_message"), .. Errors(["conversations.replies", "chat.postMessage"], "thread_not_found"),
        ]),
        new("W26", FaultPlace.Call, "Schedule refused", "the moment is wrong, too many wait, or the planned message is gone",
        [
            .. Errors(["chat.scheduleMessage"], "time_in_past", "time_too_far", "restricted_too_many"), .. Errors(["chat.deleteScheduledMessage"], "invalid_scheduled_message_id"),
        ]),
        new("W28", FaultPlace.Call, "No such method", "the method is unknown, or no longer there", Errors([], "unknown_method", "method_deprecated")),
        new("W34", FaultPlace.Call, "Upload refused", "the file is too large, uploads are off, the store is full; the upload address breaks; the file is not found at the end",
        [
            .. Errors(["files.getUploadURLExternal"], "file_upload_size_restricted", "file_uploads_disabled", "storage_limit_reached"),
            new("address_breaks", new CallEffect(CarriesOut: null, (_, _) => Reply.Page("upload failed", StatusCodes.Status503ServiceUnavailable))) { At = ["upload_url"] },
            .. Errors(["files.completeUploadExternal"], "file_not_found"),
        ]),
    ];

    private static IReadOnlyList<Variant> Errors(IReadOnlyList<string> at, params string[] errors) => Only(at, Fault.Each(errors, error => Refused(() => Reply.Refuse(error))));

    private static IReadOnlyList<Variant> Only(IReadOnlyList<string> at, IReadOnlyList<Variant> variants) => [.. variants.Select(variant => variant with { At = at })];

    private static CallEffect Refused(Func<Reply> reply) => new(CarriesOut: false, (_, _) => reply());

    private static Reply Explained(string error, params string[] problems)
    {
        var reply = Reply.Refuse(error);
        reply.Body["response_metadata"] = new JsonObject { ["messages"] = Json.Strings(problems.Select(problem => "[ERROR] " + problem)) };
        return reply;
    }
}
