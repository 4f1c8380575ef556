const TABLE = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|clap 👏|wave 👋|pray 🙏|raised_hands 🙌|handshake 🤝|muscle 💪|eyes 👀|point_right 👉
point_up 👆|point_down 👇|ok_hand 👌|writing_hand ✍️|raising_hand 🙋|smile 😄|grinning 😀|slightly_smiling_face 🙂|blush 😊
neutral_face 😐|disappointed 😞|slightly_frowning_face 🙁|frowning ☹️|cry 😢|sob 😭|angry 😠|rage 😡|thinking_face 🤔
heart_eyes 😍|star-struck 🤩|sunglasses 😎|sweat_smile 😅|joy 😂|relieved 😌|confused 😕|worried 😟|tada 🎉|sparkles ✨
heart ❤️|broken_heart 💔|green_heart 💚|blue_heart 💙|yellow_heart 💛|orange_heart 🧡|fire 🔥|star ⭐|star2 🌟|100 💯
rocket 🚀|bulb 💡|zap ⚡|boom 💥|trophy 🏆|medal 🏅|gift 🎁|seedling 🌱|herb 🌿|palm_tree 🌴|sunny ☀️|cloud ☁️
partly_sunny ⛅|umbrella ☔|snowflake ❄️|sunrise 🌅|crescent_moon 🌙|coffee ☕|pizza 🍕|birthday 🎂|house 🏠|office 🏢
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|no_entry ⛔
no_entry_sign 🚫|warning ⚠️|rotating_light 🚨|exclamation ❗|heavy_exclamation_mark ❗|question ❓|grey_question ❔|bangbang ‼️
information_source ℹ️|sos 🆘|octagonal_sign 🛑|construction 🚧|hourglass ⌛|hourglass_flowing_sand ⏳|alarm_clock ⏰|stopwatch ⏱️
timer_clock ⏲️|clock1 🕐|clock3 🕒|clock9 🕘|clock12 🕛|watch ⌚|calendar 📅|date 📅|spiral_calendar_pad 🗓️|bell 🔔
no_bell 🔕|loudspeaker 📢|mega 📣|speech_balloon 💬|left_speech_bubble 🗨️|thought_balloon 💭|zzz 💤|memo 📝|pencil 📝
pencil2 ✏️|clipboard 📋|pushpin 📌|round_pushpin 📍|paperclip 📎|link 🔗|lock 🔒|unlock 🔓|key 🔑|mag 🔍|mag_right 🔎
wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|gear ⚙️|package 📦|inbox_tray 📥|outbox_tray 📤|email 📧|e-mail 📧|envelope ✉️
incoming_envelope 📨|phone ☎️|telephone ☎️|telephone_receiver 📞|iphone 📱|computer 💻|video_camera 📹|busts_in_silhouette 👥
bust_in_silhouette 👤|dart 🎯|bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|chart 💹|moneybag 💰
dollar 💵|credit_card 💳|receipt 🧾|label 🏷️|bookmark 🔖|books 📚|page_facing_up 📄|file_folder 📁|newspaper 📰|robot_face 🤖
arrow_up ⬆️|arrow_down ⬇️|arrow_right ➡️|arrow_left ⬅️|arrow_upper_right ↗️|arrow_lower_right ↘️|arrow_right_hook ↪️
leftwards_arrow_with_hook ↩️|arrows_counterclockwise 🔄|repeat 🔁|small_red_triangle 🔺|small_red_triangle_down 🔻|top 🔝
red_circle 🔴|large_blue_circle 🔵|large_green_circle 🟢|large_yellow_circle 🟡|large_orange_circle 🟠|large_purple_circle 🟣
white_circle ⚪|black_circle ⚫|large_red_square 🟥|large_orange_square 🟧|large_yellow_square 🟨|large_green_square 🟩
large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛|white_small_square ▫️|black_small_square ▪️
small_blue_diamond 🔹|small_orange_diamond 🔸|heavy_minus_sign ➖|heavy_plus_sign ➕|zero 0️⃣|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣
five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|triangular_flag_on_post 🚩|checkered_flag 🏁|recycle ♻️
double_vertical_bar ⏸️|arrow_forward ▶️|black_square_for_stop ⏹️|world_map 🗺️|earth_americas 🌎|globe_with_meridians 🌐
airplane ✈️|face_with_thermometer 🤒|face_with_head_bandage 🤕|crown 👑|shield 🛡️|thermometer 🌡️|scroll 📜|ticket 🎫`;

const EMOJI = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(' ')),
);

/** The character of a shortcode, or undefined for a name that this page does not know. */
export const emojiOf = (name) => EMOJI.get(name.split('::')[0]);

const SHORTCODE = /:([a-z0-9_+-]+(?:::skin-tone-\d)?):/g;

/** Splits text into strings and `{emoji, name}`; an unknown shortcode stays text, as typed. */
export function splitEmoji(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(SHORTCODE)) {
    const emoji = emojiOf(match[1]);
    if (!emoji) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ emoji, name: match[1] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
